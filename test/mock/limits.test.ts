import { describe, expect, test } from 'vitest';
import { createLimits } from '../../src/mock/limits.ts';
import type { RateLimit } from '../../src/semantics/semantics.ts';

const LIMIT: RateLimit = {
  name: 'two-a-minute',
  documented: 'at most 2 requests a minute',
  source: 'made up',
  requests: 2,
  seconds: 60,
  answer: { status: 429, message: 'Too many requests' },
};

describe('two requests a minute', () => {
  test.each([
    { shown: 'both are taken', at: [0, 59_999], wanted: [undefined, undefined] },
    { shown: 'the third waits', at: [0, 1_000, 2_000], wanted: [undefined, undefined, 58] },
    {
      shown: 'a part of a second is waited for',
      at: [0, 0, 59_001],
      wanted: [undefined, undefined, 1],
    },
    {
      shown: 'a minute after the first they begin anew',
      at: [0, 0, 1, 60_000, 60_000, 60_000],
      wanted: [undefined, undefined, 60, undefined, undefined, 60],
    },
  ])('$shown', ({ at, wanted }) => {
    const limits = createLimits();
    expect(at.map((now) => limits.count('POST /query', LIMIT, now))).toEqual(wanted);
  });

  test('are counted by operation', () => {
    const limits = createLimits();
    for (const operation of ['GET /a', 'GET /b']) {
      expect(limits.count(operation, LIMIT, 0)).toBeUndefined();
      expect(limits.count(operation, LIMIT, 0)).toBeUndefined();
      expect(limits.count(operation, LIMIT, 0)).toBe(60);
    }
  });
});
