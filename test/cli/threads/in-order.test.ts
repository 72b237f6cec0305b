import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createInOrder } from '../../../src/cli/threads/in-order.ts';

/** What comes to be known: whose turn is next, as a number, or what a place tells. */
type Came = readonly (number | readonly [place: number, item: string])[];

test.each<[came: Came, wanted: string]>([
  [[0, [0, 'a'], 0, [0, 'b']], 'ab'],
  [[0, 1, 0, [0, 'a'], [1, 'b'], [0, 'c']], 'abc'],
  [[[1, 'b'], [1, 'd'], 0, 1, [0, 'a'], 0], 'ab'],
  [[0, 1, 0, 1, [1, 'b'], [1, 'd'], [0, 'a'], [0, 'c']], 'abcd'],
  [[[2, 'a'], [0, 'b'], 2, 2, 0, [2, 'c']], 'acb'],
  [
    [
      [0, 'a'],
      [1, 'b'],
    ],
    '',
  ],
  [[0, 1, [1, 'b']], ''],
])('%j comes as %s', (came, wanted) => {
  let told = '';
  const { turn, add } = createInOrder<string>(3, (item) => {
    told += item;
  });
  for (const each of came) typeof each === 'number' ? turn(each) : add(...each);
  expect(told).toBe(wanted);
});

test('however places are ahead of each other, all comes in its order', () => {
  const run = fc.record({
    owners: fc.array(fc.nat(4), { maxLength: 40 }),
    turns: fc.infiniteStream(fc.nat()),
  });
  fc.assert(
    fc.property(run, ({ owners, turns }) => {
      const told: number[] = [];
      const { turn, add } = createInOrder<number>(5, (item) => told.push(item));
      const ofPlaces = Array.from({ length: 5 }, (_, place) =>
        [...owners.keys()]
          .filter((item) => owners[item] === place)
          .map((item) => () => add(place, item)),
      );
      const left = [owners.map((owner) => () => turn(owner)), ...ofPlaces];
      for (const next of turns.take(2 * owners.length)) {
        const open = left.filter(({ length }) => length > 0);
        open[next % open.length]?.shift()?.();
      }
      expect(told).toEqual([...owners.keys()]);
    }),
  );
});
