import { expect, test } from 'vitest';
import { isOfShard } from '../../src/conformance/shard.ts';

test.each([
  ['all, where there is none', undefined, [0, 1, 2, 3, 4, 5, 6]],
  ['every n-th', { index: 1, of: 3 }, [0, 3, 6]],
  ['the ones after', { index: 2, of: 3 }, [1, 4]],
  ['nothing, where there are fewer', { index: 9, of: 9 }, []],
])('%s', (_, shard, wanted) => {
  const taken = Array.from({ length: 7 }, (_, ordinal) => ordinal).filter((ordinal) =>
    isOfShard(shard, ordinal),
  );
  expect(taken).toEqual(wanted);
});
