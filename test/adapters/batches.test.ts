import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { inBatches } from '../../src/adapters/batches.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

test.each([
  { came: 0, sizes: [] },
  { came: 1, sizes: [1] },
  { came: 16, sizes: [16] },
  { came: 40, sizes: [16, 16, 8] },
])(
  '$came items of one turn are handled in their order, in batches of $sizes',
  async ({ came, sizes }) => {
    const batches: (readonly number[])[] = [];
    const take = inBatches<number>((batch) => void batches.push(batch));
    for (const item of upTo(came)) take(item);
    expect(batches).toEqual([]);
    await nextTurn();
    expect(batches.map((batch) => batch.length)).toEqual(sizes);
    expect(batches.flat()).toEqual(upTo(came));
  },
);

test('what comes while a batch is handled waits for the next turn', async () => {
  const batches: (readonly string[])[] = [];
  const take = inBatches<string>((batch) => {
    batches.push(batch);
    if (batches.length === 1) take('later');
  });
  take('first');
  await nextTurn();
  await nextTurn();
  expect(batches).toEqual([['first'], ['later']]);
});

test('faked timers hold nothing up', async () => {
  vi.useFakeTimers();
  const handle = vi.fn();
  inBatches(handle)('an item');
  vi.useRealTimers();
  await nextTurn();
  expect(handle).toHaveBeenCalledWith(['an item']);
});
