const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Calls back at the first signal that asks this process to stop; the next one ends it, as ever. */
export function onStopSignal(stop: () => void): void {
  const listener = () => {
    for (const signal of SIGNALS) process.off(signal, listener);
    stop();
  };
  for (const signal of SIGNALS) process.on(signal, listener);
}
