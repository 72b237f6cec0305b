import { expect, test } from 'vitest';
import { withoutNames } from '../../src/compile/schema-names.ts';
import { validatorOf } from './validators-of.ts';

test.each([
  ['{"example":{"$id":"1","a":[{"$anchor":"b"}]}}', '{"example":{"a":[{}]}}'],
  ['{"properties":{"$id":{"type":"string"}}}', '{"properties":{"$id":{"type":"string"}}}'],
  ['{"const":{"$id":"1"},"enum":[{"$id":"1"}]}', '{"const":{"$id":"1"},"enum":[{"$id":"1"}]}'],
  ['{"x":{"$id":"1"},"__proto__":{"a":1}}', '{"x":{},"__proto__":{"a":1}}'],
])('%s', (given, wanted) => {
  const document = JSON.parse(given);
  const read = withoutNames(document);
  expect(JSON.stringify(read)).toBe(wanted);
  expect(read === document).toBe(given === wanted);
});

test('examples may have the same $id, and are no schemas', () => {
  const named = (a: number) => ({ type: 'object', example: { $id: '1', a } });
  const validate = validatorOf({ A: named(1), B: named(2) }, 'A');
  expect(validate({})).toEqual([]);
  expect(validate(1)).toHaveLength(1);
});
