import { expect, test } from 'vitest';
import { originalPointer, withProtoByPattern } from '../../src/compile/proto-property.ts';
import { compileValidators } from '../../src/compile/validators.ts';
import type { JsonObject } from '../../src/contract/contract.ts';
import { loadContractText } from '../../src/contract/load.ts';

const parse = (text: string): JsonObject => JSON.parse(text);

test('a property called __proto__ is told by a pattern, and its violations are found again', () => {
  const document = parse('{"a":{"properties":{"b":{},"__proto__":{"type":"string"}}}}');
  expect(withProtoByPattern(document)).toEqual({
    a: { properties: { b: {} }, patternProperties: { '^__proto__$': { type: 'string' } } },
  });
  expect(originalPointer('/a/patternProperties/^__proto__$/type')).toBe(
    '/a/properties/__proto__/type',
  );
});

test('patterns beside it stay', () => {
  const document = parse('{"properties":{"__proto__":{}},"patternProperties":{"^x":{}}}');
  expect(withProtoByPattern(document)).toEqual({
    properties: {},
    patternProperties: { '^x': {}, '^__proto__$': {} },
  });
});

test('a document without any stays as it is', () => {
  const document = parse('{"properties":{"a":{}}}');
  expect(withProtoByPattern(document)).toBe(document);
});

test('a field of a form that is called so in OpenAPI 2.0, where its name is no key, is judged', async () => {
  const field = { name: '__proto__', in: 'formData', type: 'integer' };
  const post = { consumes: ['multipart/form-data'], parameters: [field], responses: {} };
  const info = { title: 'Forms', version: '1' };
  const contract = await loadContractText(
    JSON.stringify({ swagger: '2.0', info, paths: { '/forms': { post } } }),
  );
  const schema = contract.operations[0]?.requestBody?.content[0]?.schema ?? '';
  const violationsOf = compileValidators(contract)(schema, 'request');
  expect(violationsOf(parse('{"__proto__":1}'))).toEqual([]);
  expect(violationsOf(parse('{"__proto__":"a"}'))).toMatchObject([{ pointer: '/__proto__' }]);
});
