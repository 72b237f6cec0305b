/**
 * Keeps the heap from growing further than it pays, from now on: the young generation stays as large as it is,
 * since most of what comes lives shortly, and what lives long is collected when it has grown by half, not when
 * it has doubled or more.
 */
export function keepHeapSmall(): void {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=50');
}
