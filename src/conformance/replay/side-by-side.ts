/** How much is worked off at a time. */
export interface Breadth {
  /** So many sources at once. */
  readonly concurrency: number;
  /** So many items may wait for their turn; then only the source whose turn it is goes on. */
  readonly mostWaiting: number;
}

/**
 * Works sources off side by side, and gives their items in the order of the sources, as if they had been
 * worked off one after the other.
 * @throws what a source throws, at once; the others end at their next item.
 */
export async function* sideBySide<Item>(
  sources: readonly AsyncIterable<Item>[],
  { concurrency, mostWaiting }: Breadth,
): AsyncGenerator<Item> {
  const lanes = sources.map((source) => ({ source, items: [] as Item[], isDone: false }));
  let turn = 0;
  let begun = 0;
  let waiting = 0;
  let isEnding = false;
  let failure: { readonly error: unknown } | undefined;
  let change = Promise.withResolvers<void>();

  const workers = Array.from({ length: concurrency }, () => work().catch(fail));
  try {
    for (const [index, lane] of lanes.entries()) {
      turn = index;
      tell();
      for (;;) {
        if (failure !== undefined) throw failure.error;
        const { isDone } = lane;
        const items = lane.items.splice(0);
        waiting -= items.length;
        yield* items;
        if (isDone) break;
        if (lane.items.length === 0 && !lane.isDone) await change.promise;
      }
    }
  } finally {
    isEnding = true;
    tell();
    await Promise.all(workers);
  }

  async function work(): Promise<void> {
    for (let index = begun++; index < lanes.length; index = begun++) {
      const lane = lanes[index] as (typeof lanes)[number];
      for await (const item of lane.source) {
        lane.items.push(item);
        waiting += 1;
        tell();
        while (index !== turn && waiting >= mostWaiting && !isEnding) await change.promise;
        if (isEnding) return;
      }
      lane.isDone = true;
      tell();
    }
  }

  function fail(error: unknown): void {
    failure ??= { error };
    isEnding = true;
    tell();
  }

  function tell(): void {
    change.resolve();
    change = Promise.withResolvers();
  }
}
