import fc from 'fast-check';
import { expect, test } from 'vitest';
import { call, literal, record } from '../../../generators/validators/literal.ts';
import type { Json } from '../../../src/contract/contract.ts';

test('a JSON value as an expression is that value', () => {
  const named = fc.dictionary(fc.oneof(fc.string(), fc.constant('__proto__')), fc.jsonValue());
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), named), (value) => {
      const written = new Function(`return ${literal(value as Json)};`)();
      expect(JSON.stringify(written)).toBe(JSON.stringify(value));
    }),
  );
});

test('short in a line, long in several', () => {
  expect(call('items', '[]', undefined, undefined)).toBe('items([])');
  expect(call('items', undefined, '1')).toBe('items(undefined, 1)');
  expect(record([['a', '1']])).toBe('{ a: 1 }');
  expect(record([])).toBe('{}');
  const long = 'x'.repeat(60);
  expect(call('allOf', call('allOf', long, long), '1')).toBe(
    `allOf(\n  allOf(\n    ${long},\n    ${long},\n  ),\n  1,\n)`,
  );
});
