import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createInOrder } from '../../../src/cli/threads/in-order.ts';

test.each<[came: readonly (readonly [place: number, item: string])[], wanted: string]>([
  [
    [
      [0, 'a'],
      [1, 'b'],
    ],
    'ab',
  ],
  [
    [
      [2, 'c'],
      [0, 'a'],
      [1, 'b'],
      [3, 'd'],
    ],
    'abcd',
  ],
  [
    [
      [0, 'a'],
      [2, 'c'],
    ],
    'a',
  ],
  [[[1, 'b']], ''],
])('%j comes as %s', (came, wanted) => {
  let told = '';
  const add = createInOrder<string>((item) => {
    told += item;
  });
  for (const [place, item] of came) add(place, item);
  expect(told).toBe(wanted);
});

test('in whatever order items come, all are told in theirs', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(40)), (seeds) => {
      const places = [...seeds.keys()].sort((a, b) => (seeds[a] as number) - (seeds[b] as number));
      const told: number[] = [];
      const add = createInOrder<number>((item) => told.push(item));
      for (const place of places) add(place, place);
      expect(told).toEqual([...seeds.keys()]);
    }),
  );
});
