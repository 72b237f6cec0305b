import { afterEach, expect, test } from 'vitest';
import { onStopSignal } from '../../src/cli/stop-signals.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const before = new Map(SIGNALS.map((signal) => [signal, process.listeners(signal)]));

afterEach(() => {
  for (const signal of SIGNALS) {
    for (const listener of process.listeners(signal)) {
      if (!before.get(signal)?.includes(listener)) process.off(signal, listener);
    }
  }
});

test.each(SIGNALS)('%s stops once, and whatever comes next is left to Node', (signal) => {
  let stops = 0;
  onStopSignal(() => {
    stops += 1;
  });
  process.emit(signal);
  for (const other of SIGNALS) process.emit(other);
  expect(stops).toBe(1);
  for (const each of SIGNALS) expect(process.listeners(each)).toEqual(before.get(each));
});

test('who stopped listening is called no more', () => {
  const stopListening = onStopSignal(() => expect.unreachable());
  stopListening();
  for (const each of SIGNALS) expect(process.listeners(each)).toEqual(before.get(each));
});
