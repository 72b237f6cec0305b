import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/contract/contract.ts';
import { upgrade } from '../../src/contract/upgrade.ts';

const NULL = { type: 'null' };

describe('a schema of 3.0 in 3.1 terms', () => {
  test.each<[why: string, given: JsonObject, wanted: JsonObject]>([
    ['nullable type', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    ['not nullable', { type: 'string', nullable: false }, { type: 'string' }],
    [
      'nullable enum: null joins it',
      { type: 'string', nullable: true, enum: ['a'] },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    [
      'nullable enum that holds null',
      { type: 'string', nullable: true, enum: ['a', null] },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    [
      'nullable reference',
      { $ref: '#/components/schemas/A', nullable: true },
      { anyOf: [{ $ref: '#/components/schemas/A' }, NULL] },
    ],
    [
      'nullable anyOf',
      { anyOf: [{ type: 'string' }], nullable: true },
      { anyOf: [{ anyOf: [{ type: 'string' }] }, NULL] },
    ],
    [
      'nullable oneOf with its discriminator',
      { oneOf: [{ type: 'object' }], discriminator: { propertyName: 'kind' }, nullable: true },
      { anyOf: [{ oneOf: [{ type: 'object' }], discriminator: { propertyName: 'kind' } }, NULL] },
    ],
    [
      'nullable allOf beside a type',
      { type: 'object', allOf: [{ required: ['a'] }], nullable: true },
      { anyOf: [{ type: 'object', allOf: [{ required: ['a'] }] }, NULL] },
    ],
    [
      'nullable enum alone',
      { enum: ['a', 1], nullable: true },
      { anyOf: [{ enum: ['a', 1] }, NULL] },
    ],
    [
      'nullable constant',
      { type: 'string', const: 'a', nullable: true },
      { anyOf: [{ type: 'string', const: 'a' }, NULL] },
    ],
    [
      'nullable object whose parts are not',
      { type: 'object', nullable: true, properties: { a: { type: 'string' } } },
      { type: ['object', 'null'], properties: { a: { type: 'string' } } },
    ],
    [
      'nullable bound',
      { type: 'integer', nullable: true, minimum: 1, exclusiveMinimum: true },
      { type: ['integer', 'null'], exclusiveMinimum: 1 },
    ],
    ['nullable enum alone that holds null', { enum: [null], nullable: true }, { enum: [null] }],
    [
      'annotations stay where they are looked for',
      {
        allOf: [{ type: 'object' }],
        nullable: true,
        title: 'A',
        description: 'd',
        default: null,
        deprecated: true,
        readOnly: true,
        xml: { name: 'a' },
        'x-a': 1,
        example: null,
      },
      {
        title: 'A',
        description: 'd',
        default: null,
        deprecated: true,
        readOnly: true,
        xml: { name: 'a' },
        'x-a': 1,
        examples: [null],
        anyOf: [{ allOf: [{ type: 'object' }] }, NULL],
      },
    ],
    ['nullable alone says nothing', { nullable: true, description: 'd' }, { description: 'd' }],
    [
      'exclusive minimum',
      { type: 'number', minimum: 5, exclusiveMinimum: true },
      { type: 'number', exclusiveMinimum: 5 },
    ],
    ['inclusive minimum', { minimum: 5, exclusiveMinimum: false }, { minimum: 5 }],
    ['exclusive maximum', { maximum: 0, exclusiveMaximum: true }, { exclusiveMaximum: 0 }],
    ['inclusive maximum', { maximum: 0, exclusiveMaximum: false }, { maximum: 0 }],
    ['an exclusive bound without a bound', { exclusiveMinimum: true }, {}],
    ['a bound in 3.1 terms already', { exclusiveMinimum: 5 }, { exclusiveMinimum: 5 }],
    ['example', { type: 'string', example: 'a' }, { type: 'string', examples: ['a'] }],
    ['example null', { example: null }, { examples: [null] }],
    ['siblings of a reference', { $ref: '#/a', description: 'd', type: 'string' }, { $ref: '#/a' }],
    ['a reference that is not nullable', { $ref: '#/a', nullable: false }, { $ref: '#/a' }],
    [
      'bytes',
      { type: 'string', format: 'byte' },
      { type: 'string', format: 'byte', contentEncoding: 'base64' },
    ],
    ['binary', { type: 'string', format: 'binary' }, { type: 'string', format: 'binary' }],
    [
      'what 3.1 knows as well',
      {
        discriminator: { propertyName: 'a' },
        xml: {},
        readOnly: true,
        writeOnly: false,
        'x-a': {},
      },
      {
        discriminator: { propertyName: 'a' },
        xml: {},
        readOnly: true,
        writeOnly: false,
        'x-a': {},
      },
    ],
  ])('%s', (_, given, wanted) => {
    const schema = structuredClone(given);
    upgrade(schema, 'schema', '/s', '3.0.3');
    expect(schema).toStrictEqual(wanted);
    upgrade(schema, 'schema', '/s', '3.0.3');
    expect(schema, 'a second time changes nothing').toStrictEqual(wanted);
  });
});

test('a document is upgraded wherever a schema stands, and nowhere else', () => {
  const nullable = { type: 'string', nullable: true };
  const wanted = { type: ['string', 'null'] };
  const document = {
    openapi: '3.0.3',
    paths: {
      '/a': {
        parameters: [{ name: 'nullable', in: 'query', schema: { ...nullable }, example: nullable }],
        post: {
          requestBody: { content: { 'application/json': { schema: { items: { ...nullable } } } } },
          responses: { '200': { $ref: '#/components/responses/R', description: 'dropped' } },
          callbacks: {
            done: {
              '{$request.body#/url}': { post: { parameters: [{ schema: { ...nullable } }] } },
            },
          },
        },
      },
      'x-a': { get: { parameters: [{ schema: nullable }] } },
    },
    components: {
      schemas: { A: { properties: { nullable: { ...nullable } }, default: nullable } },
      examples: { E: { value: nullable } },
    },
  };
  upgrade(document, 'openapi', '', '3.0.3');
  expect(document).toStrictEqual({
    openapi: '3.1.1',
    paths: {
      '/a': {
        parameters: [{ name: 'nullable', in: 'query', schema: wanted, example: nullable }],
        post: {
          requestBody: { content: { 'application/json': { schema: { items: wanted } } } },
          responses: { '200': { $ref: '#/components/responses/R' } },
          callbacks: {
            done: { '{$request.body#/url}': { post: { parameters: [{ schema: wanted }] } } },
          },
        },
      },
      'x-a': { get: { parameters: [{ schema: nullable }] } },
    },
    components: {
      schemas: { A: { properties: { nullable: wanted }, default: nullable } },
      examples: { E: { value: nullable } },
    },
  });
});

test('the pointers of wrapped schemas are given, as they are after the upgrade', () => {
  const schema = {
    nullable: true,
    allOf: [{ properties: { a: { nullable: true, $ref: '#/components/schemas/A' } } }],
  };
  const { wrapped } = upgrade(schema, 'schema', '/s', '3.0.3');
  expect(wrapped).toEqual(['/s', '/s/anyOf/0/allOf/0/properties/a']);
});
