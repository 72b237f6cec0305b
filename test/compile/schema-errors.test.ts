import { describe, expect, test } from 'vitest';
import type { Json, Schema } from '../../src/contract/contract.ts';
import { json, validatorOf } from './validators-of.ts';

/** `pointer keyword@place: expected, received`, the place as seen from the schema itself. */
type Wanted = readonly [pointer: string, place: string, expected: string, received: string];

/** What the schemas under test refer to. */
const SCHEMAS: Readonly<Record<string, Schema>> = {
  Cat: {
    type: 'object',
    required: ['kind', 'lives'],
    properties: { kind: { const: 'cat' }, lives: { type: 'integer' } },
  },
  Dog: {
    type: 'object',
    required: ['kind', 'bark'],
    properties: { kind: { const: 'dog' }, bark: { type: 'boolean' } },
  },
  Tree: {
    type: 'object',
    properties: {
      value: { type: 'integer' },
      children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
    },
  },
  Lower: { pattern: '^[a-z]+$' },
};

const pet = {
  oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
} satisfies Schema;

function violations(
  schema: Schema,
  value: Json,
  others: Readonly<Record<string, Schema>> = {},
): Wanted[] {
  return validatorOf(
    { ...SCHEMAS, ...others, Tested: schema },
    'Tested',
  )(value).map(({ pointer, keyword, contractPointer, expected, received }) => {
    const place = contractPointer.replace('/components/schemas/', '').replace('Tested', '');
    const isNamed = place.endsWith(`/${keyword}`) || keyword === 'false schema';
    return [pointer, isNamed ? place : `${place} (${keyword})`, expected, received];
  });
}

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

describe('alternatives', () => {
  test('none fits, and none is nearer: what each asks for', () => {
    const schema = { anyOf: [{ type: 'integer' }, { type: 'string', minLength: 3 }] };
    expect(violations(schema, 'a')).toEqual([
      ['', '/anyOf', 'integer, or at least 3 characters', '"a"'],
    ]);
  });

  test('what two ask for alike is said once', () => {
    const schema = { oneOf: [{ type: 'integer' }, { type: 'integer', minimum: 3 }] };
    expect(violations(schema, 'a')).toEqual([['', '/oneOf', 'integer', '"a"']]);
  });

  test('two fit where one must', () => {
    const schema = { oneOf: [{ type: 'string' }, { type: 'integer' }, { type: 'number' }] };
    expect(violations(schema, 3)).toEqual([
      ['', '/oneOf', 'to match exactly one of the documented alternatives, not 2', '3'],
    ]);
  });

  test('one of several members is required: which ones', () => {
    const schema = { anyOf: [{ required: ['usr'] }, { required: ['account', 'session'] }] };
    expect(violations(schema, {})).toEqual([
      ['', '/anyOf', '/usr, or /account and /session (required)', '{}'],
    ]);
  });

  test('what differs deep inside is no tag', () => {
    const query = (source: string, operators: string[]) => ({
      required: ['source'],
      properties: {
        source: { const: source },
        filter: { properties: { operator: { enum: operators }, value: { type: 'string' } } },
      },
    });
    const schema = { oneOf: [query('events', ['=']), query('occurrences', ['=', '>'])] };
    const value = { source: 'occurrences', filter: { operator: '!=', value: 3 } };
    expect(violations(schema, value).map(([pointer]) => pointer)).toEqual([
      '/filter/operator',
      '/filter/value',
    ]);
  });

  test.each<[Json, Wanted]>([
    [{ kind: 'dog', bark: 3 }, ['/bark', 'Dog/properties/bark/type', 'boolean', '3']],
    [{ kind: 'cat' }, ['/lives', 'Cat/required', 'a value (required)', 'nothing']],
  ])('a tag tells which one is meant: %j', (value, wanted) => {
    expect(violations(pet, value)).toEqual([wanted]);
    expect(violations({ type: 'array', items: { anyOf: [pet] } }, [value])).toEqual([
      [`/0${wanted[0]}`, ...wanted.slice(1)],
    ]);
  });

  const fish: Schema = {
    type: 'object',
    properties: { kind: { enum: ['fish', 'shark'] }, depth: { enum: [1, 2] } },
  };
  const KINDS = '"cat", or "dog", or one of "fish", "shark"';
  test.each<[string, Schema, Json, Wanted]>([
    ['none', pet, { kind: 'bird' }, ['/kind', '/oneOf', '"cat", or "dog"', '"bird"']],
    [
      'no value',
      { anyOf: [pet] },
      { kind: 1 },
      ['/kind', '/anyOf/0/oneOf', '"cat", or "dog"', '1'],
    ],
    [
      'none of several',
      { anyOf: [{ type: 'null' }, ...pet.oneOf, fish] },
      { kind: 'bird', lives: 'x', depth: 1 },
      ['/kind', '/anyOf', KINDS, '"bird"'],
    ],
    [
      'that of the last, beside a fault that is no tag',
      { anyOf: [...pet.oneOf, fish] },
      { kind: 'shark', depth: 3 },
      ['/depth', '/anyOf/2/properties/depth/enum', 'one of 1, 2', '3'],
    ],
  ])('a tag that is %s', (_, schema, value, wanted) => {
    expect(violations(schema, value)).toEqual([wanted]);
  });

  test('a discriminator tells which one is meant, whatever else is a tag', () => {
    const condition = (type: string, operators: string[]) => ({
      properties: { type: { const: type }, operator: { enum: operators } },
    });
    const oneOf = [condition('string', ['contains']), condition('date', ['before'])];
    const value = { type: 'date', operator: 'contains' };
    expect(violations({ oneOf, discriminator: { propertyName: 'type' } }, value)).toEqual([
      ['/operator', '/oneOf/1/properties/operator/enum', 'one of "before"', '"contains"'],
    ]);
  });

  const branch = (property: string): Schema => ({
    type: 'object',
    required: ['kind', property],
    properties: { kind: { type: 'string' }, [property]: { type: 'integer' } },
  });
  const NAMED = { Square: branch('side'), Circle: branch('radius') };
  const shape = {
    oneOf: ['Square', 'Circle'].map((name) => ({ $ref: `#/components/schemas/${name}` })),
    discriminator: {
      propertyName: 'kind',
      mapping: { round: '#/components/schemas/Circle', wheel: 'Circle' },
    },
  };
  test.each<[string, Json, Wanted]>([
    [
      'the name of its component',
      { kind: 'Circle', radius: 'x' },
      ['/radius', 'Circle/properties/radius/type', 'integer', '"x"'],
    ],
    [
      'the mapping',
      { kind: 'round' },
      ['/radius', 'Circle/required', 'a value (required)', 'nothing'],
    ],
    [
      'the mapping, by a name',
      { kind: 'wheel' },
      ['/radius', 'Circle/required', 'a value (required)', 'nothing'],
    ],
    [
      'nothing',
      { kind: 'line', radius: 'x' },
      ['/kind', '/oneOf', 'one of "Square", "round", "wheel", "Circle"', '"line"'],
    ],
    ['no value', { side: 'x' }, ['/kind', 'Square/required', 'a value (required)', 'nothing']],
  ])('a discriminator tells which one is meant, by %s', (_, value, wanted) => {
    expect(violations(shape, value, NAMED)[0]).toEqual(wanted);
  });

  test('a type tells which one is meant', () => {
    const schema = { anyOf: [{ type: 'string' }, { type: 'array', items: { minimum: 1 } }] };
    expect(violations(schema, [0, 5, 0])).toEqual([
      ['/0', '/anyOf/1/items/minimum', 'at least 1', '0'],
      ['/2', '/anyOf/1/items/minimum', 'at least 1', '0'],
    ]);
  });

  test.each<[string, Schema, Json]>([
    [
      'inside a branch',
      { oneOf: [{ type: 'null' }, { anyOf: [pet, { type: 'null' }] }] },
      { kind: 'cat', lives: 'x' },
    ],
    ['through references', { allOf: [{ anyOf: [pet] }] }, { kind: 'cat', lives: 'x' }],
  ])('nested %s', (_, schema, value) => {
    expect(violations(schema, value)).toEqual([
      ['/lives', 'Cat/properties/lives/type', 'integer', '"x"'],
    ]);
  });
});

describe('what stands beside a failed group is told, and once', () => {
  const beside = () => ({ minItems: 9, maxItems: 0 });
  const told: Wanted[] = [
    ['', '/allOf/0/minItems', 'at least 9 items', ''],
    ['', '/allOf/0/maxItems', 'at most 0 items', ''],
    ['', '/allOf/2/minItems', 'at least 9 items', ''],
    ['', '/allOf/2/maxItems', 'at most 0 items', ''],
  ];

  test.each<[string, Schema, Json[]]>([
    ['anyOf', { anyOf: [{ type: 'string' }, { items: { type: 'string' } }] }, [1, 2]],
    ['oneOf', { oneOf: [{ type: 'string' }, {}, true, { maxItems: 0 }] }, [1, 2]],
    ['oneOf of which none fits', { oneOf: [{ type: 'string' }, false, pet] }, [1, 2]],
    ['contains', { contains: { type: 'string', minLength: 2 } }, [1, 'a']],
    ['contains, too often', { contains: { type: 'string' }, maxContains: 1 }, ['a', 0, 'b', 0, 0]],
    ['contains with alternatives', { contains: pet, minContains: 2 }, [{ kind: 'cat' }, 1]],
    ['contains of nothing', { contains: false }, [1]],
  ])('%s', (_, group, value) => {
    const found = violations({ allOf: [beside(), group, beside()] }, value);
    const received = JSON.stringify(value);
    for (const [pointer, place, expected] of told) {
      expect(found.filter((violation) => violation[1] === place)).toEqual([
        [pointer, place, expected, received],
      ]);
    }
    expect(
      found.filter(([, place]) => !place.startsWith('/allOf/0/') && !place.startsWith('/allOf/2/')),
    ).not.toEqual([]);
  });
});

test('a long value is shortened', () => {
  const [[, , , received = ''] = []] = violations({ type: 'integer' }, 'x'.repeat(200));
  expect(received).toHaveLength(80);
  expect(received.endsWith('…')).toBe(true);
});
