import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createInOrder } from '../../../src/cli/threads/in-order.ts';

/** Which place tells next, and what. */
type Came = readonly (readonly [place: number, item: string])[];

test.each<[places: number, came: Came, wanted: string]>([
  [
    1,
    [
      [0, 'a'],
      [0, 'b'],
    ],
    'ab',
  ],
  [
    2,
    [
      [0, 'a'],
      [1, 'b'],
      [0, 'c'],
    ],
    'abc',
  ],
  [
    2,
    [
      [1, 'b'],
      [1, 'd'],
      [0, 'a'],
    ],
    'ab',
  ],
  [
    2,
    [
      [1, 'b'],
      [1, 'd'],
      [0, 'a'],
      [0, 'c'],
    ],
    'abcd',
  ],
  [
    3,
    [
      [2, 'c'],
      [0, 'a'],
      [0, 'd'],
      [1, 'b'],
    ],
    'abcd',
  ],
  [
    3,
    [
      [1, 'b'],
      [2, 'c'],
    ],
    '',
  ],
])('of %i places, %j come as %s', (places, came, wanted) => {
  let told = '';
  const { add } = createInOrder<string>(places, (item) => {
    told += item;
  });
  for (const [place, item] of came) add(place, item);
  expect(told).toBe(wanted);
});

test('however places are ahead of each other, all comes in its order', () => {
  const run = fc.record({
    places: fc.integer({ min: 1, max: 5 }),
    count: fc.nat(40),
    turns: fc.infiniteStream(fc.nat()),
  });
  fc.assert(
    fc.property(run, ({ places, count, turns }) => {
      const items = Array.from({ length: count }, (_, item) => item);
      const left = Array.from({ length: places }, (_, place) =>
        items.filter((item) => item % places === place),
      );
      const told: number[] = [];
      const { add } = createInOrder<number>(places, (item) => told.push(item));
      for (const turn of turns.take(count)) {
        const open = left.flatMap((rest, place) => (rest.length > 0 ? [place] : []));
        const place = open[turn % open.length] as number;
        add(place, left[place]?.shift() as number);
      }
      expect(told).toEqual(items);
    }),
  );
});
