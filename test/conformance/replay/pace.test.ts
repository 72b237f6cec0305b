import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPace, NotSentError } from '../../../src/conformance/replay/pace.ts';
import { virtualClock } from './virtual-clock.ts';

const answer = (headers: Record<string, string>, status = 200) => ({ status, headers });

describe('a rate', () => {
  test('is never exceeded in any span, whatever the sessions and the time that answers take', async () => {
    const rates = fc.record({
      requests: fc.integer({ min: 1, max: 5 }),
      seconds: fc.integer({ min: 1, max: 60 }),
    });
    const takes = fc.array(fc.array(fc.nat(20_000), { maxLength: 6 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(rates, takes, async (rate, sessions) => {
        const clock = virtualClock();
        const pace = createPace(clock);
        const sent: number[] = [];
        await Promise.all(
          sessions.map(async (session) => {
            for (const milliseconds of session) {
              const answered = await pace.begin('all', rate);
              sent.push(clock.now());
              await clock.wait(milliseconds);
              answered();
            }
          }),
        );
        expect(sent).toHaveLength(sessions.flat().length);
        for (const at of sent) {
          const within = sent.filter((one) => one >= at && one < at + rate.seconds * 1000);
          expect(within.length).toBeLessThanOrEqual(rate.requests);
        }
      }),
    );
  });

  test('of one operation does not hold another', async () => {
    const clock = virtualClock();
    const pace = createPace(clock);
    const rate = { requests: 1, seconds: 60 };
    (await pace.begin('GET /a', rate))();
    (await pace.begin('GET /b', rate))();
    (await pace.begin('GET /c', undefined))();
    expect(clock.passed()).toBe(0);
    (await pace.begin('GET /a', rate))();
    expect(clock.passed()).toBe(60_000);
  });
});

describe('what an answer asks for', () => {
  test.each([
    ['Retry-After of a refusal', answer({ 'retry-after': '30' }, 429), 30_000],
    ['Retry-After of an outage', answer({ 'retry-after': '30' }, 503), 30_000],
    ['no Retry-After of a success', answer({ 'retry-after': '30' }, 202), 0],
    ['nothing left', answer({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9' }), 9000],
    ['something left', answer({ 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': '9' }), 0],
    ['nothing', answer({}), 0],
  ])('%s holds all sessions', async (_, response, wanted) => {
    const clock = virtualClock();
    const pace = createPace(clock);
    (await pace.begin('GET /a', undefined))(response);
    await pace.begin('GET /b', undefined);
    expect(clock.passed()).toBe(wanted);
  });

  test('is what is left, also where several are on their way', async () => {
    const clock = virtualClock();
    const pace = createPace(clock);
    const [first] = await Promise.all([
      pace.begin('a', undefined),
      pace.begin('b', undefined),
      pace.begin('c', undefined),
    ]);
    // Of the three, the other two may come after it: one is left.
    first?.(answer({ 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': '60' }));
    await pace.begin('d', undefined);
    expect(clock.passed()).toBe(0);
    await pace.begin('e', undefined);
    expect(clock.passed()).toBe(60_000);
  });

  test('too long a pause is not waited for', async () => {
    const pace = createPace(virtualClock());
    (await pace.begin('a', undefined))(answer({ 'retry-after': '3601' }, 429));
    await expect(pace.begin('a', undefined)).rejects.toThrow(NotSentError);
    await expect(pace.begin('a', undefined)).rejects.toThrow(
      'the target asks for a pause of 61 minutes',
    );
  });
});

test('who is stopped waits no longer', async () => {
  const stop = new AbortController();
  const pace = createPace(virtualClock(), stop.signal);
  pace.pause(1000);
  const waiting = pace.begin('a', undefined);
  stop.abort(new Error('stopped'));
  await expect(waiting).rejects.toThrow('stopped');
  await expect(pace.begin('a', undefined)).rejects.toThrow('stopped');
});
