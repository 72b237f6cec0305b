/** In bytes. The young generation is no larger unless a large document was loaded. */
const LARGE = 24 * 1024 * 1024;

/**
 * Keeps the heap small from now on: the young generation stays as large as it is, since most of what comes lives
 * shortly, and what lives long is collected when it has grown by half, not by as much again. For a check of 300 MB of
 * traffic the one saves 40 MB, the other 30 of 220, in the same time.
 */
export function keepHeapSmall(): void {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=50');
}

/**
 * Keeps the heap of a mock of a large document small: it takes half the memory so. That of a small one is small, and
 * would be a quarter slower.
 */
export function keepLargeHeapSmall(): void {
  const spaces = process.getBuiltinModule('node:v8').getHeapSpaceStatistics();
  const young = spaces.find(({ space_name }) => space_name === 'new_space');
  if (young !== undefined && young.space_size > LARGE) keepHeapSmall();
}
