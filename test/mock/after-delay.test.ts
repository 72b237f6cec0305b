import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { afterDelay, pause } from '../../src/mock/after-delay.ts';

const { timers } = vi.hoisted(() => ({ timers: [] as [act: () => void, milliseconds: number][] }));
vi.mock('node:timers', () => ({
  setTimeout: (act: () => void, milliseconds: number) => timers.push([act, milliseconds]),
  clearTimeout: (timer: number) => timers.splice(timer - 1, 1),
}));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  timers.length = 0;
  vi.useRealTimers();
});

test('is done in real time, though timers are faked', () => {
  const act = vi.fn();
  afterDelay(50, act);
  vi.advanceTimersByTime(50);
  expect(act).not.toHaveBeenCalled();
  expect(timers.map(([, milliseconds]) => milliseconds)).toEqual([50]);
  timers[0]?.[0]();
  expect(act).toHaveBeenCalledOnce();
});

test('may be longer than a timer of Node holds', () => {
  const act = vi.fn();
  afterDelay(3e9, act);
  timers[0]?.[0]();
  expect(act).not.toHaveBeenCalled();
  expect(timers.map(([, milliseconds]) => milliseconds)).toEqual([2 ** 31 - 1, 3e9 - 2 ** 31 + 1]);
  timers[1]?.[0]();
  expect(act).toHaveBeenCalledOnce();
});

test('is cancelled', () => {
  afterDelay(50, () => {})();
  expect(timers).toEqual([]);
});

test('a pause that is aborted rejects with the reason', async () => {
  const gone = new AbortController();
  const paused = pause(50, gone.signal);
  gone.abort(new Error('gone'));
  await expect(paused).rejects.toThrow('gone');
  expect(timers).toEqual([]);
});
