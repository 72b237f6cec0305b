/** The middle of some measurements, with their spread. */
export interface Median {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** The median of measurements, one at least; of an even number, the mean of the middle two. */
export function medianOf(values: readonly number[]): Median {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = Number.isInteger(middle)
    ? ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
    : (sorted[Math.floor(middle)] as number);
  return { median, min: sorted[0] as number, max: sorted.at(-1) as number };
}

/** Measures each once per round, so that a noisy moment meets all of them alike. */
export async function interleave<Key, Value>(
  keys: readonly Key[],
  rounds: number,
  measure: (key: Key) => Promise<Value>,
): Promise<Map<Key, Value[]>> {
  const values = new Map<Key, Value[]>(keys.map((key) => [key, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const key of keys) values.get(key)?.push(await measure(key));
  }
  return values;
}

/** A ratio in three digits, or as a whole where it has more. */
export function ratioText(ratio: number): string {
  return ratio < 1000 ? ratio.toPrecision(3) : Math.round(ratio).toLocaleString('en');
}
