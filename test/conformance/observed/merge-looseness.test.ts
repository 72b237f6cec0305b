import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeReports } from '../../../src/conformance/merge.ts';
import { check } from '../exchanges.ts';
import { answered, numbered, object, string, thingContract, uuid } from './thing.ts';

describe('neither the order of exchanges nor sharding makes a difference', async () => {
  const free = { type: 'object', additionalProperties: { type: ['integer', 'null'] } };
  const item = object(
    { a: string, b: { type: 'number' }, c: { type: 'array', items: string }, d: free },
    { anyOf: [true, object({ e: string }, { required: ['e'] })] },
  );
  const things = await thingContract({ type: 'array', items: item });
  const text = fc.constantFrom('a', 'b', uuid, '7', '2026-01-31', '***', ...numbered(12));
  const value = fc.record(
    {
      a: text,
      b: fc.constantFrom(1, 2.5),
      c: fc.array(text, { maxLength: 3 }),
      d: fc.dictionary(fc.constantFrom('x', 'y'), fc.constantFrom(1, 500, null)),
      e: text,
    },
    { requiredKeys: [] },
  );
  // Most of what comes is alike, so that something is left to claim.
  const alike = fc.constant({ a: 'a', b: 1, c: ['b'], d: { x: 1 } });
  const bodies = fc.array(
    fc.array(fc.oneof({ weight: 30, arbitrary: alike }, value), { maxLength: 30 }),
    { minLength: 1, maxLength: 8 },
  );
  const exchangesOf = (lists: readonly unknown[]) =>
    lists.map((list, index) => ({ ...answered(list), source: { file: 'a.har', index } }));

  test('order', async () => {
    const shuffled = bodies.chain((lists) =>
      fc.tuple(
        fc.constant(lists),
        fc.shuffledSubarray(lists, { minLength: lists.length, maxLength: lists.length }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([one, other]) => {
        const [first, second] = await Promise.all(
          [one, other].map((lists) => check(exchangesOf(lists), [things])),
        );
        expect(first?.looseness).toEqual(second?.looseness);
        expect(first?.coverage).toEqual(second?.coverage);
      }),
      { numRuns: 50 },
    );
  });

  test('sharding', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, fc.integer({ min: 1, max: 4 }), async (lists, of) => {
        const run = (options: object) => check(exchangesOf(lists), [things], options);
        const shards = await Promise.all(
          Array.from({ length: of }, (_, index) => run({ shard: { index: index + 1, of } })),
        );
        expect(mergeReports(shards)).toEqual(await run({}));
      }),
      { numRuns: 50 },
    );
  });
});
