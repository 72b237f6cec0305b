import { expect, test, vi } from 'vitest';
import { lazily, once, weakly } from '../../src/compile/lazily.ts';

test('what is asked for by a key is made once for each', () => {
  const make = vi.fn((key: string) => ({ key }));
  const made = lazily(make);
  expect(made('a')).toBe(made('a'));
  expect(made('b')).toEqual({ key: 'b' });
  expect(make).toHaveBeenCalledTimes(2);
});

test('what is asked for without a key is made once, `undefined` too, and not before', () => {
  const make = vi.fn(() => undefined);
  const made = once(make);
  expect(make).not.toHaveBeenCalled();
  expect([made(), made()]).toEqual([undefined, undefined]);
  expect(make).toHaveBeenCalledTimes(1);
});

test('what is asked for of an object is made once for each, of what else is given', () => {
  const make = vi.fn((_: object, more: string) => ({ more }));
  const made = weakly(make);
  const [one, other] = [{}, {}];
  expect(made(one, 'a')).toBe(made(one, 'a'));
  expect(made(other, 'b')).toEqual({ more: 'b' });
  expect(make).toHaveBeenCalledTimes(2);
});
