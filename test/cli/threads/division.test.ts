import fc from 'fast-check';
import { expect, test } from 'vitest';
import { divide } from '../../../src/cli/threads/division.ts';

const source = (index: number) => ({ file: 'a.har', index });

test.each<[what: string, sizes: number[], owners: number[]]>([
  ['of one size', [5, 5, 5, 5], [0, 1, 0, 1]],
  ['a large one and small ones', [9, 2, 2, 2, 2, 2, 2], [0, 1, 1, 1, 1, 1, 0]],
  ['none', [], []],
])('exchanges go to the thread that had least: %s', (_, sizes, owners) => {
  const told: number[] = [];
  const leave = divide(2, 0, { index: 1, of: 1 }, (owner) => told.push(owner));
  const left = sizes.map((bytes, index) => leave(source(index), bytes));
  expect(told).toEqual(owners);
  expect(left).toEqual(
    owners.map((owner, index) => (owner === 0 ? undefined : { source: source(index) })),
  );
});

test('each exchange is of one thread, as all of them say, and none has much more than another', () => {
  const run = fc.record({
    threads: fc.integer({ min: 1, max: 5 }),
    sizes: fc.array(fc.integer({ min: 1, max: 1000 }), { maxLength: 40 }),
    of: fc.integer({ min: 1, max: 3 }),
  });
  fc.assert(
    fc.property(run, ({ threads, sizes, of }) => {
      const had = Array.from({ length: threads }, () => 0);
      const all = Array.from(had, (_, thread) => divide(threads, thread, { index: 1, of }));
      for (const [index, bytes] of sizes.entries()) {
        const taken = all.map((leave) => leave(source(index), bytes) === undefined);
        const takers = [...taken.keys()].filter((thread) => taken[thread]);
        if (index % of > 0) {
          // It isn't of the shard: all read it, and none judges it.
          expect(takers).toHaveLength(threads);
        } else {
          expect(takers).toHaveLength(1);
          had[takers[0] as number] = (had[takers[0] as number] as number) + bytes;
        }
      }
      expect(Math.max(...had) - Math.min(...had)).toBeLessThanOrEqual(Math.max(0, ...sizes));
    }),
  );
});
