import { describe, expect, test } from 'vitest';
import type { Json, Schema } from '../../src/contract/contract.ts';
import { json } from './validators-of.ts';
import { violations, type Wanted } from './violations.ts';

describe('one keyword, one violation', () => {
  test.each<[Schema, Json, Wanted]>([
    [{ type: 'integer' }, '7', ['', '/type', 'integer', '"7"']],
    [{ type: ['integer', 'null'] }, '7', ['', '/type', 'integer or null', '"7"']],
    [{ enum: ['day', 'hour'] }, 'week', ['', '/enum', 'one of "day", "hour"', '"week"']],
    [{ type: 'integer', enum: [1, 2] }, 'a', ['', '/enum', 'one of 1, 2', '"a"']],
    [{ const: { a: 1 } }, 1, ['', '/const', '{"a":1}', '1']],
    [{ format: 'date-time' }, 'noon', ['', '/format', 'date-time', '"noon"']],
    [{ pattern: '^a' }, 'b', ['', '/pattern', 'to match the pattern ^a', '"b"']],
    [{ minimum: 1 }, 0, ['', '/minimum', 'at least 1', '0']],
    [{ maximum: 1 }, 2, ['', '/maximum', 'at most 1', '2']],
    [{ exclusiveMinimum: 1 }, 1, ['', '/exclusiveMinimum', 'more than 1', '1']],
    [{ exclusiveMaximum: 1 }, 1, ['', '/exclusiveMaximum', 'less than 1', '1']],
    [{ multipleOf: 5 }, 7, ['', '/multipleOf', 'a multiple of 5', '7']],
    [{ minLength: 1 }, '', ['', '/minLength', 'at least 1 character', '""']],
    [{ maxLength: 2 }, 'abc', ['', '/maxLength', 'at most 2 characters', '"abc"']],
    [{ minItems: 2 }, [1], ['', '/minItems', 'at least 2 items', '[1]']],
    [{ maxItems: 1 }, [1, 2], ['', '/maxItems', 'at most 1 item', '[1,2]']],
    [
      { uniqueItems: true },
      [1, 2, 1],
      ['', '/uniqueItems', 'unique items (0 and 2 are equal)', '[1,2,1]'],
    ],
    [{ minProperties: 1 }, {}, ['', '/minProperties', 'at least 1 property', '{}']],
    [{ maxProperties: 0 }, { a: 1 }, ['', '/maxProperties', 'at most 0 properties', '{"a":1}']],
    [{ required: ['a'] }, {}, ['/a', '/required', 'a value (required)', 'nothing']],
    [
      { dependentRequired: { a: ['b'] } },
      { a: 1 },
      ['/b', '/dependentRequired', 'a value (required beside "a")', 'nothing'],
    ],
    [
      { dependentSchemas: { a: { required: ['b'] } } },
      { a: 1 },
      ['/b', '/dependentSchemas/a/required', 'a value (required)', 'nothing'],
    ],
    [
      { properties: { a: {} }, additionalProperties: false },
      { 'b/c': 1 },
      ['/b~1c', '/additionalProperties', 'no undocumented property', '1'],
    ],
    [
      { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false },
      { a: 1, b: 2 },
      ['/b', '/unevaluatedProperties', 'no undocumented property', '2'],
    ],
    [{ prefixItems: [{}], items: false }, [1, 2], ['', '/items', 'at most 1 item', '[1,2]']],
    [
      { prefixItems: [{}], unevaluatedItems: false },
      [1, 2],
      ['', '/unevaluatedItems', 'at most 1 item', '[1,2]'],
    ],
    [
      { propertyNames: { maxLength: 1 } },
      { ab: 1 },
      ['', '/propertyNames/maxLength', 'at most 1 character', '"ab"'],
    ],
    [
      { propertyNames: { $ref: '#/components/schemas/Lower' } },
      { AB: 1 },
      ['', 'Lower/pattern', 'to match the pattern ^[a-z]+$', '"AB"'],
    ],
    [
      { contains: { type: 'integer' } },
      ['a', 'b'],
      ['', '/contains', 'at least 1 item of the documented kind', '["a","b"]'],
    ],
    [
      { contains: { type: 'integer' }, minContains: 0, maxContains: 1 },
      ['a', 1, 2, 'b'],
      ['', '/contains', 'at least 0 and at most 1 item of the documented kind', '["a",1,2,"b"]'],
    ],
    [{ not: { type: 'string' } }, 'a', ['', '/not', 'anything but {"type":"string"}', '"a"']],
    [
      json('{"if":{"required":["a"]},"then":{"required":["b"]}}') as Schema,
      { a: 1 },
      ['/b', '/then/required', 'a value (required)', 'nothing'],
    ],
    [
      { if: { required: ['a'] }, else: { minProperties: 1 } },
      {},
      ['', '/else/minProperties', 'at least 1 property', '{}'],
    ],
    [false, 1, ['', ' (false schema)', 'nothing (the schema is false)', '1']],
    [{ properties: { a: false } }, { a: 1 }, ['/a', '', 'nothing (the schema is false)', '1']],
    [
      { $ref: '#/components/schemas/Tree' },
      { children: [{ children: [{ value: 'x' }] }] },
      ['/children/0/children/0/value', 'Tree/properties/value/type', 'integer', '"x"'],
    ],
  ])('%j breaks on %j', (schema, value, wanted) => {
    const [pointer, place, ...words] = wanted;
    expect(violations(schema, value)).toEqual([
      [pointer, place.replace(' (false schema)', ''), ...words],
    ]);
  });
});

describe('what is told twice is told once', () => {
  const int64 = { type: 'integer', format: 'int64' };
  test.each<[Schema, Json, Wanted]>([
    [int64, 1.5, ['', '/type', 'integer', '1.5']],
    [{ ...int64, multipleOf: 1 }, 1.5, ['', '/type', 'integer', '1.5']],
    [{ ...int64, enum: [1, 2] }, 1.5, ['', '/enum', 'one of 1, 2', '1.5']],
    [{ anyOf: [int64, { type: 'null' }] }, 1.5, ['', '/anyOf', 'integer, or null', '1.5']],
    [
      { allOf: [{ $ref: '#/components/schemas/Lower' }, { $ref: '#/components/schemas/Lower' }] },
      'A',
      ['', 'Lower/pattern', 'to match the pattern ^[a-z]+$', '"A"'],
    ],
  ])('%j breaks on %j', (schema, value, wanted) => {
    expect(violations(schema, value)).toEqual([wanted]);
  });
});

describe('names that objects inherit', () => {
  test.each(['toString', 'constructor', 'hasOwnProperty', '__proto__'])('%s is missing', (name) => {
    expect(violations({ required: [name] }, {})).toEqual([
      [`/${name}`, '/required', 'a value (required)', 'nothing'],
    ]);
    expect(violations({ required: [name] }, json(`{"${name}":1}`))).toEqual([]);
  });

  test.each(['toString', 'constructor'])('%s is judged', (name) => {
    const schema = { properties: { [name]: { type: 'string' } }, additionalProperties: false };
    expect(violations(schema, {})).toEqual([]);
    expect(violations(schema, { [name]: 1 })).toEqual([
      [`/${name}`, `/properties/${name}/type`, 'string', '1'],
    ]);
  });
});

test('a long value is shortened', () => {
  const [[, , , received = ''] = []] = violations({ type: 'integer' }, 'x'.repeat(200));
  expect(received).toHaveLength(80);
  expect(received.endsWith('…')).toBe(true);
});
