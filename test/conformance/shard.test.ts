import { expect, test } from 'vitest';
import { compileShard } from '../../src/conformance/shard.ts';

const FILES = ['a', 'a', 'b', 'a', 'c', 'c', 'd'];

test.each([
  ['every exchange where there is none', undefined, false, [0, 1, 2, 3, 4, 5, 6]],
  ['every n-th exchange', { index: 1, of: 3 }, false, [0, 3, 6]],
  ['the ones after', { index: 2, of: 3 }, false, [1, 4]],
  ['whole sessions', { index: 1, of: 2 }, true, [0, 1, 3, 4, 5]],
  ['the other sessions', { index: 2, of: 2 }, true, [2, 6]],
  ['nothing, where there are fewer sessions', { index: 5, of: 5 }, true, []],
])('%s', (_, shard, bySession, wanted) => {
  const isTaken = compileShard(shard, bySession);
  const taken = FILES.flatMap((file, index) =>
    isTaken({ source: { file, index: 0 } }) ? [index] : [],
  );
  expect(taken).toEqual(wanted);
});
