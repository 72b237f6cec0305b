/** How many of some documented things were exercised. */
export interface Share {
  readonly documented: number;
  readonly exercised: number;
  /** The others, as `GET /events/data_series 429`, in the order of the contracts. */
  readonly missing: readonly string[];
}

/** The share of some documented things that was exercised. */
export function shareOf<Thing>(
  things: readonly Thing[],
  nameOf: (thing: Thing) => string,
  isExercised: (thing: Thing) => boolean,
): Share {
  const missing = things.filter((thing) => !isExercised(thing)).map(nameOf);
  return { documented: things.length, exercised: things.length - missing.length, missing };
}

/** The shares of several contracts together. */
export function sumOf(shares: readonly Share[]): Share {
  return {
    documented: shares.reduce((sum, { documented }) => sum + documented, 0),
    exercised: shares.reduce((sum, { exercised }) => sum + exercised, 0),
    missing: shares.flatMap(({ missing }) => missing),
  };
}

/** The share of a whole run, by those of its shards: what is missing in every shard is missing. */
export function missingInAll(shares: readonly Share[]): Share {
  const [first, ...others] = shares as [Share, ...Share[]];
  const missing = others.reduce((missing, share) => {
    const here = new Set(share.missing);
    return missing.filter((name) => here.has(name));
  }, first.missing);
  const { documented } = first;
  return { documented, exercised: documented - missing.length, missing };
}
