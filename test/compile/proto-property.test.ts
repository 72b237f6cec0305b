import { expect, test } from 'vitest';
import { originalPointer, withProtoByPattern } from '../../src/compile/proto-property.ts';
import type { JsonObject } from '../../src/contract/contract.ts';

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
