/** The middle of some measurements, with their spread. */
export interface Median {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export function medianOf(values: readonly number[]): Median {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = Number.isInteger(middle)
    ? ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
    : (sorted[Math.floor(middle)] as number);
  return { median, min: sorted[0] as number, max: sorted.at(-1) as number };
}

/** Runs every task once per round, so that a noisy moment meets all of them alike. */
export async function interleave<Key>(
  keys: readonly Key[],
  rounds: number,
  measure: (key: Key) => Promise<number>,
): Promise<Map<Key, Median>> {
  const values = new Map<Key, number[]>(keys.map((key) => [key, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const key of keys) values.get(key)?.push(await measure(key));
  }
  return new Map([...values].map(([key, measured]) => [key, medianOf(measured)]));
}
