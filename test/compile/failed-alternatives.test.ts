import { describe, expect, test } from 'vitest';
import type { Json, Schema } from '../../src/contract/contract.ts';
import { violations, type Wanted } from './violations.ts';

const pet = {
  oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
} satisfies Schema;

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

  test('what is asked of the value itself is said before what its own alternatives ask', () => {
    const schema = { oneOf: [{ const: 7, oneOf: [{ type: 'boolean' }] }] };
    expect(violations(schema, 'a')).toEqual([['', '/oneOf', '7 and boolean', '"a"']]);
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
