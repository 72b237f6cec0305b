import { performance } from 'node:perf_hooks';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { createClock } from '../../src/mock/clock.ts';
import { jsonResponse, mockOf } from './contract.ts';

const START = Date.parse('2026-11-20T00:00:00Z');

describe('with the machine at another time', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2001-01-01T00:00:00Z') });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  test('without a time it is the machine’s', () => {
    const clock = createClock(undefined);
    vi.advanceTimersByTime(5000);
    expect(clock.now()).toBe(Date.parse('2001-01-01T00:00:05Z'));
  });

  test('it starts at the time and goes on', () => {
    const elapsed = vi.spyOn(performance, 'now').mockReturnValue(1000.9);
    const clock = createClock('2026-11-20T00:00:00Z');
    expect(clock.now()).toBe(START);
    elapsed.mockReturnValue(6000.1);
    expect(clock.now()).toBe(START + 5000);
  });

  test('one that was set isn’t moved by whoever fakes the date', () => {
    vi.useRealTimers();
    const clock = createClock('2026-11-20T00:00:00Z');
    vi.useFakeTimers({ now: Date.parse('2001-01-01T00:00:00Z') });
    expect(clock.now() - START).toBeGreaterThanOrEqual(0);
    expect(clock.now() - START).toBeLessThan(60_000);
  });

  test('a fixed one stands still', () => {
    const clock = createClock('fixed:2026-11-20T01:00:00+01:00');
    vi.advanceTimersByTime(5000);
    expect(clock.now()).toBe(START);
  });

  test('one that follows a fixed one stands still, until it is set', () => {
    const clock = createClock(undefined, createClock('fixed:2026-11-20T00:00:00Z'));
    expect(clock.isFixed()).toBe(true);
    clock.set('2026-11-21T00:00:00Z');
    expect(clock.isFixed()).toBe(false);
    expect(clock.now()).toBeGreaterThanOrEqual(Date.parse('2026-11-21T00:00:00Z'));
  });

  test('what lies in the past stays where it is while a mock goes on', async () => {
    const thing = { properties: { id: { type: 'integer' }, created_at: { type: 'string' } } };
    const { respond } = await mockOf({ responses: { 200: jsonResponse(thing) } });
    const ask = () => respond({ method: 'GET', url: '/thing', headers: {} }).body;
    const first = ask();
    vi.advanceTimersByTime(100_000_000);
    expect(ask()).toBe(first);
  });

  test('it tells where it was set to last', () => {
    const mocks = createClock(undefined);
    vi.advanceTimersByTime(5000);
    const sandboxes = createClock(undefined, mocks);
    expect(sandboxes.start()).toBe(Date.parse('2001-01-01T00:00:00Z'));
    sandboxes.set('2026-11-20T00:00:00Z');
    sandboxes.advance('1h');
    expect(sandboxes.start()).toBe(START);
  });
});

test.each([
  '',
  'fixed:',
  'tomorrow',
  '2026-02-30T00:00:00Z',
  '2026-11-20',
  '9999-12-31T23:59:59-05:00',
  '0000-01-01T00:00:00+05:00',
  'FIXED:2026-11-20T00:00:00Z',
])('no time: %j', (text) => {
  const error = catchError(() => createClock(text));
  expect(error).toBeInstanceOf(UsageError);
  expect(error).toMatchObject({
    problem: "the mock's clock can't be set",
    expected: 'a date-time such as 2026-11-20T00:00:00Z, or fixed:2026-11-20T00:00:00Z',
    received: text,
  });
});

test.each([1e20, '99999999d', Number.MAX_VALUE])('is not moved beyond the year 9999: %j', (by) => {
  const clock = createClock('fixed:2026-11-20T00:00:00Z');
  expect(() => clock.advance(by)).toThrow(
    "the mock's clock can't be moved: expected a duration that leads to the year 9999 at most",
  );
  expect(clock.now()).toBe(START);
});

test('stands still at the end of the year 9999, however it came there', () => {
  const mocks = createClock('fixed:9999-12-31T00:00:00Z');
  const sandboxes = createClock(undefined, mocks);
  sandboxes.advance('20h');
  mocks.advance('20h');
  expect(new Date(sandboxes.now()).toISOString()).toBe('9999-12-31T23:59:59.999Z');
});

function catchError(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
