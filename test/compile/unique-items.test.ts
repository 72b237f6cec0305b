import { expect, test } from 'vitest';
import { equalItems } from '../../src/compile/unique-items.ts';
import type { Json } from '../../src/contract/contract.ts';

test.each<[Json[], readonly [number, number] | undefined]>([
  [[], undefined],
  [[1, 2, 3], undefined],
  [
    ['a', 'b', 'a', 'b'],
    [0, 2],
  ],
  [[1, '1', true, 'true', null, 'null'], undefined],
  [
    [0, -0],
    [0, 1],
  ],
  [
    [{ a: 1, b: 2 }, 3, { b: 2, a: 1 }],
    [0, 2],
  ],
  [[{ a: 1 }, '{"a":1}', [{ a: 1 }]], undefined],
  [[{ a: [1, 2] }, { a: [2, 1] }], undefined],
  [
    [{ valueOf: 1 }, { valueOf: 1 }],
    [0, 1],
  ],
])('equal items in %j: %j', (items, wanted) => {
  expect(equalItems(items)).toEqual(wanted);
});

test('each item is looked at once', () => {
  let reads = 0;
  const item = (a: number) => ({
    get a() {
      reads++;
      return a;
    },
  });
  expect(equalItems(Array.from({ length: 3_000 }, (_, index) => item(index)))).toBeUndefined();
  expect(reads).toBe(3_000);
});
