import { describe, expect, test } from 'vitest';
import type { Schema } from '../../src/contract/contract.ts';
import { parseJsonExactly } from '../../src/http/json.ts';
import { rootValidator } from './validators-of.ts';

const INT32 = 'int32 (-2147483648 to 2147483647)';
const INT64 = 'int64 (-9223372036854775808 to 9223372036854775807)';
const int64: Schema = { type: 'integer', format: 'int64' };

function judge(schema: Schema, text: string): string[][] {
  const parsed = parseJsonExactly(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return rootValidator(schema)(parsed.value).map(({ pointer, keyword, expected, received }) => [
    pointer,
    keyword,
    expected,
    received,
  ]);
}

describe('formats of integers', () => {
  test.each([
    ['int64', '9223372036854775807'],
    ['int64', '-9223372036854775808'],
    ['int64', '9007199254740993'],
    ['int64', '0'],
    ['int32', '2147483647'],
    ['int32', '-2147483648'],
  ])('%s takes %s', (format, text) => {
    expect(judge({ type: 'integer', format }, text)).toEqual([]);
    expect(judge({ format }, text)).toEqual([]);
  });

  test.each([
    ['int64', '9223372036854775808', INT64],
    ['int64', '-9223372036854775809', INT64],
    ['int64', '18446744073709551616', INT64],
    ['int64', '1e+300', INT64],
    ['int32', '2147483648', INT32],
    ['int32', '-2147483649', INT32],
    ['int32', '9223372036854775807', INT32],
  ])('%s does not take %s', (format, text, expected) => {
    expect(judge({ type: 'integer', format }, text)).toEqual([['', 'format', expected, text]]);
  });

  test('the last int64 of a document, which is rounded there, is one', () => {
    const last = JSON.parse('9223372036854775807') as number;
    expect(rootValidator(int64)(last)).toEqual([]);
    expect(judge({ ...int64, const: last, maximum: last }, '9223372036854775807')).toEqual([]);
  });
});

describe('a long integer', () => {
  test.each<[schema: Schema, text: string, wanted: string[][]]>([
    [{ type: 'integer' }, '9223372036854775807', []],
    [{ type: 'number' }, '123456789012345678901234567890', []],
    [
      { type: ['string', 'boolean'] },
      '9223372036854775807',
      [['', 'type', 'string or boolean', '9223372036854775807']],
    ],
    [{ type: 'object' }, '9007199254740993', [['', 'type', 'object', '9007199254740993']]],
    [{ minimum: 5 }, '-9007199254740993', [['', 'minimum', 'at least 5', '-9007199254740993']]],
    [
      { properties: { id: { maximum: 5 } } },
      '{"id":9007199254740993}',
      [['/id', 'maximum', 'at most 5', '9007199254740993']],
    ],
    [
      { required: ['name'] },
      '{"id":9007199254740993}',
      [['/name', 'required', 'a value (required)', 'nothing']],
    ],
    [
      { propertyNames: { maxLength: 1 } },
      '{"id":9007199254740993}',
      [['', 'maxLength', 'at most 1 character', '"id"']],
    ],
    [
      { anyOf: [{ properties: { id: { type: 'string' } } }, { type: 'null' }] },
      '{"id":9007199254740993}',
      [['/id', 'type', 'string', '9007199254740993']],
    ],
    [
      { type: 'array' },
      '{"id":[9007199254740993]}',
      [['', 'type', 'array', '{"id":[9007199254740993]}']],
    ],
  ])('%j judges %s', (schema, text, wanted) => {
    expect(judge(schema, text)).toEqual(wanted);
  });

  test('is unique among those that round to the same double', () => {
    const schema: Schema = { type: 'array', items: int64, uniqueItems: true };
    expect(judge(schema, '[9223372036854775806,9223372036854775807]')).toEqual([]);
    const twice = '[9223372036854775807,9223372036854775807]';
    expect(judge(schema, twice)).toEqual([
      ['', 'uniqueItems', 'unique items (0 and 1 are equal)', twice],
    ]);
  });
});
