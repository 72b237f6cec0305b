import { describe, expect, test } from 'vitest';
import { typesDocument } from '../../generators/types-document.ts';
import type { JsonObject } from '../../src/contract/contract.ts';

describe('the part of a document that its types are made of', () => {
  const thing = { type: 'object', required: ['a'], properties: { a: { const: 1 }, b: true } };
  const schemas: [what: string, given: JsonObject, wanted: JsonObject][] = [
    ['what makes types', thing, thing],
    [
      'what judges values alone',
      { type: 'string', minLength: 5, pattern: '^a' },
      { type: 'string' },
    ],
    ['extensions', { type: 'string', 'x-a': { $ref: '#/nowhere' } }, { type: 'string' }],
    ['fields of another form', { type: 5, enum: {}, required: 'a', deprecated: 'no' }, {}],
    ['a title that is a number', { title: 2024 }, { title: '2024' }],
    ['data, as text', { default: { $ref: '#/a' } }, { default: '{\n  "$ref": "#/a"\n}' }],
    ['examples, as texts', { examples: [[], 1, 'a'] }, { examples: ['[]', 1, 'a'] }],
    ['boolean schemas in a list', { anyOf: [true, false] }, { anyOf: [{}] }],
    ['a discriminator without a property', { discriminator: {} }, {}],
    [
      'a discriminator',
      {
        discriminator: {
          propertyName: 'a',
          mapping: { b: 'S', c: 5, d: 'Z', $ref: 'S' },
          'x-a': 1,
        },
      },
      { discriminator: { propertyName: 'a', mapping: { b: '#/components/schemas/S' } } },
    ],
    [
      'what a discriminator maps to within the document',
      { discriminator: { propertyName: 'a', mapping: { b: '#/components', c: '#/nowhere' } } },
      { discriminator: { propertyName: 'a', mapping: { b: '#/components' } } },
    ],
    [
      'none of what it maps to elsewhere: that would be read',
      { discriminator: { propertyName: 'a', mapping: { b: './b.yaml', c: 'https://a.test/c' } } },
      { discriminator: { propertyName: 'a', mapping: {} } },
    ],
    [
      'no value that would be taken for a reference',
      { const: { $ref: './a.yaml' }, enum: [1, [{ $ref: './a.yaml' }]] },
      { enum: [1] },
    ],
  ];
  test.each(schemas)('of a schema: %s', (_, given, wanted) => {
    const read = typesDocument({ components: { schemas: { S: given } } });
    expect(read).toEqual({ components: { schemas: { S: wanted } } });
  });

  const get = { responses: {} };
  const paths: [what: string, given: JsonObject, wanted: JsonObject][] = [
    ['extensions', { '/a': {}, 'x-a': 5 }, { '/a': {} }],
    [
      'an operationId that two operations claim',
      { '/a': { get: { ...get, operationId: 'a' }, put: { ...get, operationId: 'a' } } },
      { '/a': { get, put: get } },
    ],
    [
      'a range in small letters',
      { '/a': { get: { responses: { '4xx': {}, 200: {} } } } },
      { '/a': { get: { responses: { '4XX': {}, 200: {} } } } },
    ],
    [
      'a reference in place of an operation',
      { '/a': { get: { $ref: '#/b' } } },
      { '/a': { get: {} } },
    ],
    [
      'what stands beside the reference of a path item',
      {
        '/a': { $ref: '#/paths/~1b', put: get, parameters: [{ name: 'a', in: 'query' }] },
        '/b': {
          get: { ...get, operationId: 'b' },
          put: {},
          parameters: [{ name: 'b', in: 'query' }],
        },
      },
      {
        '/a': {
          get,
          put: get,
          parameters: [
            { name: 'b', in: 'query' },
            { name: 'a', in: 'query' },
          ],
        },
        '/b': {
          get: { ...get, operationId: 'b' },
          put: {},
          parameters: [{ name: 'b', in: 'query' }],
        },
      },
    ],
  ];
  test.each(paths)('of paths: %s', (_, given, wanted) => {
    expect(typesDocument({ paths: given })).toEqual({ paths: wanted });
  });

  test('the document itself stays as it is', () => {
    const document = { info: { title: 'T' }, paths: { '/a': { get: { tags: ['a'] } } } };
    const before = structuredClone(document);
    expect(typesDocument(document)).toEqual({ paths: { '/a': { get: {} } } });
    expect(document).toEqual(before);
  });
});
