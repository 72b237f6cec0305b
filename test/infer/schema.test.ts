import { describe, expect, test } from 'vitest';
import { LongInteger } from '../../src/http/long-integer.ts';
import { schemaOf } from '../../src/infer/schema.ts';
import { emptySketch, see } from '../../src/infer/sketch.ts';

function schemaFrom(values: readonly unknown[], name = 'value') {
  const sketch = emptySketch();
  for (const value of values) see(sketch, value);
  return schemaOf(sketch, name);
}

/** A list in which some values stand a number of times. */
function times(count: number, ...values: unknown[]): unknown[] {
  return Array.from({ length: count }, () => values).flat();
}

const UUID = '0b6e4b7e-4d7c-4f0e-9c3a-2f1d0e5b6a7c';

describe('values', () => {
  test.each<[given: unknown[], wanted: object]>([
    [[true, false], { type: 'boolean' }],
    [[1, 2], { type: 'integer' }],
    [[1, 2.5], { type: 'number' }],
    [[1, 2 ** 31], { type: 'integer', format: 'int64' }],
    [[new LongInteger('9223372036854775807')], { type: 'integer', format: 'int64' }],
    [[1e300], { type: 'integer' }],
    [['a', 'b'], { type: 'string' }],
    [['2026-11-22T10:00:00Z'], { type: 'string', format: 'date-time' }],
    [['2026-11-22', '2026-11-23'], { type: 'string', format: 'date' }],
    [['2026-11-22', 'today'], { type: 'string' }],
    [['2026-11-22', ''], { type: 'string' }],
    [[UUID], { type: 'string', format: 'uuid' }],
    [['https://a.example/b'], { type: 'string', format: 'uri' }],
    [['ada@example.com'], { type: 'string', format: 'email' }],
    [['192.0.2.1'], { type: 'string', format: 'ipv4' }],
    [[1_763_769_600], { type: 'integer' }],
    [[null], { description: 'Only null was seen.' }],
    [['a', null], { type: ['string', 'null'] }],
    [['a', 1, null], { type: ['string', 'integer', 'null'] }],
  ])('%j', (given, wanted) => {
    expect(schemaFrom(given)).toEqual(wanted);
  });

  test('a type with more to say stands apart', () => {
    expect(schemaFrom([UUID, 1])).toEqual({
      anyOf: [{ type: 'string', format: 'uuid' }, { type: 'integer' }],
    });
  });
});

describe('lists', () => {
  test.each<[given: unknown[], wanted: object]>([
    [[[]], { type: 'array', items: {} }],
    [[[], [1]], { type: 'array', items: { type: 'integer' } }],
    [[[1, 'a'], null], { type: ['array', 'null'], items: { type: ['string', 'integer'] } }],
    [[[[1]]], { type: 'array', items: { type: 'array', items: { type: 'integer' } } }],
  ])('%j', (given, wanted) => {
    expect(schemaFrom(given)).toEqual(wanted);
  });
});

describe('objects', () => {
  test('what is missing once is optional, what is null once nullable', () => {
    expect(schemaFrom([{ a: 1, b: 'x' }, { a: null }])).toEqual({
      type: 'object',
      required: ['a'],
      properties: { a: { type: ['integer', 'null'] }, b: { type: 'string' } },
    });
  });

  test('members come in the order in which they stood', () => {
    const schema = schemaFrom([
      { id: 1, name: 'a' },
      { id: 1, slug: 's', name: 'a' },
    ]);
    expect(Object.keys(schema.properties ?? {})).toEqual(['id', 'slug', 'name']);
  });

  test('ids for names make a map', () => {
    expect(schemaFrom([{ [UUID]: { a: 1 } }, { '17': { a: 2 } }])).toEqual({
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['a'],
        properties: { a: { type: 'integer' } },
      },
    });
  });

  test('ids beside words are the other members', () => {
    expect(schemaFrom([{ total: 1, cus_NffrFeUfNV2Hib: true }])).toEqual({
      type: 'object',
      required: ['total'],
      properties: { total: { type: 'integer' } },
      additionalProperties: { type: 'boolean' },
    });
  });

  test('too many names make a map, whenever they come', () => {
    const many = Array.from({ length: 300 }, (_, index) => ({ [`n${'x'.repeat(index)}`]: index }));
    for (const values of [many, [{ a: 1 }, ...many], [...many, { a: 1 }]]) {
      expect(schemaFrom(values)).toEqual({
        type: 'object',
        additionalProperties: { type: 'integer' },
      });
    }
  });

  test('a name that means something to JavaScript is one like others', () => {
    const schema = schemaFrom([JSON.parse('{"__proto__":1,"constructor":2}')]);
    expect(schema.required).toEqual(['__proto__', 'constructor']);
    expect(Object.keys(schema.properties ?? {})).toEqual(['__proto__', 'constructor']);
  });

  test('what is nested too deep may be anything', () => {
    const deep = JSON.parse('['.repeat(60) + ']'.repeat(60));
    expect(JSON.stringify(schemaFrom([deep]))).toContain('"items":{}}');
  });
});

describe('enumerations', () => {
  test.each<[name: string, given: unknown[], isOne: boolean]>([
    ['status', times(6, 'open', 'closed'), true],
    ['order_status', times(6, 'IN_PROGRESS', 'DONE'), true],
    ['status', times(5, 'open', 'closed'), false],
    ['status', [...times(20, 'open'), 'closed'], false],
    ['status', times(20, 'open'), false],
    ['status', times(9, 'Open it', 'Close it'), false],
    ['colour', times(15, 'red', 'green'), true],
    ['colour', times(14, 'red', 'green'), false],
    ['name', times(30, 'ada', 'grace'), false],
    ['city', times(30, 'paris', 'rome'), false],
    ['user_id', times(30, 'ada', 'grace'), false],
    ['status', times(9, ...Array.from('abcdefghijklm')), false],
    ['colour', times(15, 'red', '2026-11-22'), false],
  ])('%s %j', (name, given, isOne) => {
    const schema = schemaFrom(given, name);
    expect('enum' in schema).toBe(isOne);
    if (isOne) expect(schema.enum).toEqual([...new Set(given as string[])].sort());
  });

  test('null is one of those that may be null', () => {
    expect(schemaFrom([...times(6, 'open', 'closed'), null], 'status')).toEqual({
      type: ['string', 'null'],
      enum: ['closed', 'open', null],
    });
  });
});

test.each([
  ['id', times(3, 'cus_NffrFeUfNV2Hib', 'cus_4QFJOjw2pOmAGJ'), '^cus_'],
  ['user_id', times(3, '17', '18'), String.raw`^\d+$`],
  ['zip', times(3, '12345', '54321'), undefined],
  ['id', [...times(5, '17'), 'x'], undefined],
  ['id', times(4, '17'), undefined],
  ['gid', ['12', '345', '6', '78', '90'], String.raw`^\d+$`],
])('the texts at %s %j have the pattern %s', (name, texts, pattern) => {
  expect(schemaFrom(texts, name).pattern).toBe(pattern);
});

test('nothing is kept of what stands at the name of a secret, or below one', () => {
  const secrets = times(20, { access_token: 'alpha', password: { status: 'beta' } });
  const others = times(20, { access_token: 'gamma', password: { status: 'delta' } });
  const schema = JSON.stringify(schemaFrom([...secrets, ...others]));
  for (const secret of ['alpha', 'beta', 'gamma', 'delta']) expect(schema).not.toContain(secret);
});
