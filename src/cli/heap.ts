/** In bytes. A young generation of this size, or a little more, serves a mock as fast as one of 128 MiB. */
const LARGE = 24 * 1024 * 1024;

/**
 * Keeps the heap of a check small, from its start on: exchanges live shortly, and what lives long is collected
 * when it has grown by half, not by as much again. 300 MB of traffic take 190 MB so, and 260 otherwise, in the
 * same time.
 */
export function limitHeapOfCheck(): void {
  keepYoungAsItIs();
  collectSooner();
}

/**
 * Keeps the heap of a mock small, once its contracts are loaded: one of a large document takes half the memory
 * so. The young generation may grow until it is large, since the answers of a small document are quick only then.
 */
export function limitHeapOfMock(): void {
  const spaces = process.getBuiltinModule('node:v8').getHeapSpaceStatistics();
  const young = spaces.find(({ space_name }) => space_name === 'new_space');
  if (young !== undefined && young.space_size > LARGE) keepYoungAsItIs();
  collectSooner();
}

function keepYoungAsItIs(): void {
  process.getBuiltinModule('node:v8').setFlagsFromString('--semi-space-growth-factor=1');
}

function collectSooner(): void {
  process.getBuiltinModule('node:v8').setFlagsFromString('--heap-growing-percent=50');
}
