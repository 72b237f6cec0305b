import { expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { milliseconds } from '../../src/mock/duration.ts';

test.each([
  [0, 0],
  [1500, 1500],
  ['250', undefined],
  ['250ms', 250],
  ['1.5s', 1500],
  ['90s', 90_000],
  ['5m', 300_000],
  ['8h', 28_800_000],
  ['1d', 86_400_000],
  [-1, undefined],
  [Number.NaN, undefined],
  [Number.POSITIVE_INFINITY, undefined],
  ['-1s', undefined],
  ['1w', undefined],
  ['s', undefined],
  ['', undefined],
  ['1e3s', undefined],
  [undefined, undefined],
  [{}, undefined],
])('%j is %j milliseconds', (duration, wanted) => {
  const read = () => milliseconds(duration as never);
  if (wanted !== undefined) expect(read()).toBe(wanted);
  else expect(read).toThrow(UsageError);
});
