import { describe, expect, test } from 'vitest';
import { createLimits, type Limits } from '../../src/mock/limits.ts';
import type { RateLimit } from '../../src/semantics/semantics.ts';

const LIMIT: RateLimit = {
  name: 'two-a-minute',
  documented: 'at most 2 requests a minute',
  source: 'made up',
  requests: 2,
  seconds: 60,
  answer: { status: 429, message: 'Too many requests' },
};

/** What a limit says of a request: how many are left, or after how many seconds it may come again. */
function told(limits: Limits, operation: string, now: number): string {
  const { exceeded, remaining, seconds } = limits.count(operation, LIMIT, now);
  return exceeded ? `wait ${seconds}` : `${remaining} left`;
}

describe('two requests a minute', () => {
  test.each([
    { shown: 'both are taken', at: [0, 59_999], wanted: ['1 left', '0 left'] },
    { shown: 'the third waits', at: [0, 1_000, 2_000], wanted: ['1 left', '0 left', 'wait 58'] },
    {
      shown: 'a part of a second is waited for',
      at: [0, 0, 59_001],
      wanted: ['1 left', '0 left', 'wait 1'],
    },
    {
      shown: 'a minute after the first they begin anew',
      at: [0, 0, 1, 60_000, 60_000, 60_000],
      wanted: ['1 left', '0 left', 'wait 60', '1 left', '0 left', 'wait 60'],
    },
    {
      shown: 'a clock that is set back begins anew',
      at: [60_000, 60_000, 0, 0],
      wanted: ['1 left', '0 left', '1 left', '0 left'],
    },
  ])('$shown', ({ at, wanted }) => {
    const limits = createLimits();
    expect(at.map((now) => told(limits, 'POST /query', now))).toEqual(wanted);
  });

  test('are counted by operation', () => {
    const limits = createLimits();
    for (const operation of ['GET /a', 'GET /b']) {
      const counts = [0, 0, 0].map((now) => told(limits, operation, now));
      expect(counts).toEqual(['1 left', '0 left', 'wait 60']);
    }
  });

  test('tell when they are whole again', () => {
    const limits = createLimits();
    expect(limits.count('GET /a', LIMIT, 0)).toMatchObject({ rate: LIMIT, seconds: 60 });
    expect(limits.count('GET /a', LIMIT, 30_000)).toMatchObject({ seconds: 30 });
  });
});
