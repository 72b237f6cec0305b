import { expect, test } from 'vitest';
import type { JsonObject, Pointer } from '../../src/contract/contract.ts';
import { type Kind, kindAt } from '../../src/contract/grammar.ts';
import { valueAt } from '../../src/contract/pointer.ts';
import { walk } from '../../src/contract/walk.ts';

/** Every object here says what kind it is meant to be; what says `data` must not be entered. */
const DOCUMENT: JsonObject = {
  is: 'openapi',
  info: { is: 'data' },
  'x-paths': { '/a': { is: 'data' } },
  webhooks: { ping: { is: 'pathItem' } },
  paths: {
    'x-a': { is: 'data' },
    '/a': {
      is: 'pathItem',
      parameters: [
        {
          is: 'parameter',
          example: { is: 'data' },
          examples: { e: { is: 'example', value: { is: 'data' } } },
          schema: { is: 'schema' },
          content: { 'a/b': { is: 'mediaType' } },
        },
      ],
      query: { is: 'operation' },
      additionalOperations: { 'x-COPY': { is: 'operation' } },
      post: {
        is: 'operation',
        requestBody: {
          is: 'requestBody',
          content: {
            'a/b': {
              is: 'mediaType',
              schema: { is: 'schema' },
              example: { is: 'data' },
              itemSchema: { is: 'schema' },
              encoding: { p: { is: 'encoding', headers: { 'x-h': { is: 'header' } } } },
              prefixEncoding: [{ is: 'encoding', itemEncoding: { is: 'encoding' } }],
              itemEncoding: { is: 'encoding', encoding: { p: { is: 'encoding' } } },
            },
          },
        },
        responses: {
          'x-r': { is: 'data' },
          '200': {
            is: 'response',
            headers: { 'x-rate': { is: 'header', schema: { is: 'schema' } } },
            links: { next: { is: 'link', parameters: { is: 'data' } } },
          },
        },
        callbacks: {
          done: {
            is: 'callback',
            'x-c': { is: 'data' },
            '{$url}': { is: 'pathItem', get: { is: 'operation' } },
          },
        },
      },
    },
  },
  components: {
    is: 'components',
    schemas: {
      'x-schema': {
        is: 'schema',
        properties: {
          'x-p': { is: 'schema' },
          example: { is: 'schema' },
          toString: { is: 'schema' },
        },
        items: { is: 'schema' },
        additionalProperties: { is: 'schema' },
        patternProperties: { '^a': { is: 'schema' } },
        propertyNames: { is: 'schema' },
        dependentSchemas: { a: { is: 'schema' } },
        prefixItems: [{ is: 'schema' }, true],
        contains: { is: 'schema' },
        allOf: [{ is: 'schema' }],
        anyOf: [{ is: 'schema' }],
        oneOf: [{ is: 'schema' }],
        not: { is: 'schema' },
        if: { is: 'schema' },
        // biome-ignore lint/suspicious/noThenProperty: the keyword's name
        then: { is: 'schema' },
        else: { is: 'schema' },
        unevaluatedItems: { is: 'schema' },
        unevaluatedProperties: { is: 'schema' },
        contentSchema: { is: 'schema' },
        $defs: { a: { is: 'schema' } },
        definitions: { a: { is: 'schema' } },
        default: { is: 'data' },
        const: { is: 'data' },
        enum: [{ is: 'data' }],
        examples: [{ is: 'data' }],
        example: { is: 'data' },
        discriminator: { is: 'data' },
        xml: { is: 'data' },
        'x-data': { is: 'data' },
      },
    },
    responses: { A: { is: 'response' } },
    parameters: { A: { is: 'parameter' } },
    examples: { A: { is: 'example' } },
    requestBodies: { A: { is: 'requestBody' } },
    headers: { A: { is: 'header' } },
    securitySchemes: { A: { is: 'securityScheme' } },
    links: { A: { is: 'link' } },
    callbacks: { A: { is: 'callback' } },
    pathItems: { A: { is: 'pathItem' } },
    mediaTypes: { A: { is: 'mediaType' } },
  },
};

test('every object is visited as what it is, and data is not entered', () => {
  const visited: [Kind, Pointer][] = [];
  walk(DOCUMENT, 'openapi', '', (node, kind, pointer) => {
    expect(node.is, pointer).toBe(kind);
    expect(valueAt(DOCUMENT, pointer)).toBe(node);
    expect(kindAt(pointer), pointer).toBe(kind);
    visited.push([kind, pointer]);
  });
  const objects = [...JSON.stringify(DOCUMENT).matchAll(/"is":"(\w+)"/g)].map(([, is]) => is);
  expect(visited.map(([kind]) => kind).sort()).toEqual(
    objects.filter((is) => is !== 'data').sort(),
  );
});

test('what a visitor adds is visited too', () => {
  const visited: Pointer[] = [];
  walk({ type: 'object' }, 'schema', '', (node, _, pointer) => {
    visited.push(pointer);
    if (pointer === '') node.not = { type: 'string' };
  });
  expect(visited).toEqual(['', '/not']);
});
