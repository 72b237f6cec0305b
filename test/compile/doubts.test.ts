import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject, Schema } from '../../src/contract/contract.ts';
import { SchemaError } from '../../src/errors.ts';
import { rootValidator } from './validators-of.ts';

const BAD: Schema = { type: 'string', pattern: '((' };
const SLOW: Schema = { type: 'string', pattern: '^(a+)+$' };
const LONG = `${'a'.repeat(60)}!`;

function when(condition: Schema, met: Schema, unmet: Schema = true): JsonObject {
  return Object.fromEntries([
    ['if', condition],
    ['then', met],
    ['else', unmet],
  ]);
}

/** Where a value is broken, or that it can't be said. */
function verdict(schema: Schema, value: Json): string[] | 'open' {
  try {
    return rootValidator(schema)(value).map(({ pointer, keyword }) => `${pointer} ${keyword}`);
  } catch (error) {
    if (error instanceof SchemaError) return 'open';
    throw error;
  }
}

describe('a pattern that is no regular expression', () => {
  const object = { properties: { bad: BAD, n: { type: 'integer' } } };

  test.each<[what: string, schema: Schema, value: Json, wanted: string[] | 'open']>([
    ['is not reached', object, { n: 1 }, []],
    ['is not reached by a number', { pattern: '((' }, 5, []],
    ['decides', object, { n: 1, bad: 'x' }, 'open'],
    ['has a fault beside it', object, { n: 'y', bad: 'x' }, ['/n type']],
    ['meets another type', object, { bad: 1 }, ['/bad type']],
    [
      'is met by many items, of which one has a fault',
      { items: object },
      Array.from({ length: 50 }, (_, n) => ({ bad: `x${n}`, n: n === 30 ? 'y' : n })),
      ['/30/n type'],
    ],
    ['has a fault beside it in an allOf', { allOf: [BAD, { minLength: 2 }] }, 'x', [' minLength']],
    ['is one alternative, and another fits', { anyOf: [BAD, { const: 'x' }] }, 'x', []],
    ['is one alternative, and no other fits', { anyOf: [BAD, { type: 'null' }] }, 'x', 'open'],
    ['is one alternative for another type', { anyOf: [BAD, { type: 'null' }] }, null, []],
    [
      'stands in an alternative that has a fault besides',
      { anyOf: [object, { type: 'null' }] },
      { bad: 'x', n: 'y' },
      ['/n type'],
    ],
    [
      'is an alternative beside a fault',
      { properties: { a: { anyOf: [BAD, { type: 'null' }] }, n: { type: 'integer' } } },
      { a: 'x', n: 'y' },
      ['/n type'],
    ],
    ['may be one of too many that fit', { oneOf: [BAD, { const: 'x' }] }, 'x', 'open'],
    [
      'is one too many in any case',
      { oneOf: [BAD, { const: 'x' }, { enum: ['x'] }] },
      'x',
      [' oneOf'],
    ],
    ['is forbidden', { not: BAD }, 'x', 'open'],
    ['is forbidden to be forbidden', { not: { not: BAD } }, 'x', 'open'],
    ['is forbidden to another type', { not: BAD }, 1, []],
    ['is a condition', when(BAD, { const: 1 }, { minLength: 1 }), 'x', 'open'],
    ['is a condition that changes nothing', when(BAD, { minLength: 1 }), 'x', []],
    [
      'is a condition whose outcomes are broken alike',
      {
        ...when(BAD, { $ref: '#/$defs/long' }, { $ref: '#/$defs/long' }),
        $defs: { long: { minLength: 2 } },
      },
      'x',
      [' minLength'],
    ],
    ['is what a list contains', { contains: BAD }, ['x'], 'open'],
    [
      'is what a list contains and consists of, as an alternative',
      { anyOf: [{ contains: BAD, items: BAD }] },
      ['x'],
      'open',
    ],
    ['is what a list may contain', { contains: BAD, minContains: 0 }, ['x'], []],
    ['is what a list of others contains', { contains: BAD }, [1], [' contains']],
    ['names members', { patternProperties: { '((': false } }, { a: 1 }, 'open'],
    ['names members that may be anything', { patternProperties: { '((': true } }, { a: 1 }, []],
    ['names no member', { patternProperties: { '((': false } }, {}, []],
    [
      'names members beside those that are known',
      {
        properties: { a: { type: 'string' } },
        patternProperties: { '((': {} },
        additionalProperties: false,
      },
      { a: 1 },
      ['/a type'],
    ],
    [
      'holds for names',
      { propertyNames: { pattern: '((' }, minProperties: 2 },
      { a: 1 },
      [' minProperties'],
    ],
    [
      'evaluates members',
      { patternProperties: { '((': true }, unevaluatedProperties: false },
      { a: 1 },
      'open',
    ],
  ])('%s', (_, schema, value, wanted) => {
    expect(verdict(schema, value)).toEqual(wanted);
  });

  test('is open where there are too many ways to try', () => {
    const one = { anyOf: [BAD, { type: 'null' }] };
    const texts = (length: number) => Array.from({ length }, (_, n) => `x${n}`);
    const schema = { items: one, maxItems: 1 };
    expect(verdict(schema, texts(8))).toEqual([' maxItems']);
    expect(verdict(schema, texts(9))).toBe('open');
  });
});

describe('a pattern that takes too long', () => {
  const schema = { properties: { slow: SLOW, n: { type: 'integer' } } };

  test('leaves open what depends on it', () => {
    expect(verdict(schema, { slow: LONG, n: 'y' })).toEqual(['/n type']);
    expect(verdict(schema, { slow: LONG, n: 1 })).toBe('open');
    expect(verdict(schema, { slow: 'b', n: 1 })).toEqual(['/slow pattern']);
  });
});

test('what is said of a doubt is true whichever way it would turn out', () => {
  const sound = { pattern: '^a' };
  const schema = fc.letrec<{ tree: Schema }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      fc.constant({ pattern: '((' }),
      fc.constantFrom<Schema>(sound, { minLength: 2 }, { type: 'null' }, true, false),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((oneOf) => ({ oneOf })),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((allOf) => ({ allOf })),
      tie('tree').map((not) => ({ not })),
      fc.tuple(tie('tree'), tie('tree')).map(([one, other]) => when(one, other)),
      fc.tuple(tie('tree'), tie('tree')).map(([contains, items]) => ({ contains, items })),
      fc.tuple(tie('tree'), tie('tree')).map(([one, other]) => ({
        patternProperties: { '((': one },
        additionalProperties: other,
      })),
    ),
  })).tree;
  const text = fc.constantFrom('a', 'b', 'ab');
  const value = fc.oneof(
    text,
    fc.array(text, { maxLength: 2 }),
    fc.dictionary(text, text, { maxKeys: 2 }),
  );
  fc.assert(
    fc.property(schema, value, fc.constantFrom('^a', 'b', '^(?!)', '^'), (doubtful, one, truth) => {
      const said = verdict(doubtful, one);
      if (said === 'open') return;
      const known = JSON.parse(JSON.stringify(doubtful).replaceAll('"(("', JSON.stringify(truth)));
      expect(said.length === 0).toBe(verdict(known, one).length === 0);
    }),
    { numRuns: 500 },
  );
});
