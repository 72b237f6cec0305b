/** Also under `nohup`: Node takes SIGHUP up again when it starts. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Calls back at the first signal that asks this process to stop; the next one ends it, as ever. The function
 * returned stops listening.
 */
export function onStopSignal(stop: () => void): () => void {
  const stopListening = () => {
    for (const signal of SIGNALS) process.off(signal, listener);
  };
  const listener = () => {
    stopListening();
    stop();
  };
  for (const signal of SIGNALS) process.on(signal, listener);
  return stopListening;
}
