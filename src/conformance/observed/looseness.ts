import type { Location } from '../../errors.ts';
import { type Claim, claimsOf } from './claims.ts';
import { type Count, countKey, type Sighting } from './sighting.ts';

/** What is documented more loosely than all of the traffic shows. */
export interface Looseness {
  /** What was seen often enough, the most often first. */
  readonly claims: readonly Claim[];
  /** All that nothing speaks against yet: what the reports of shards are joined by. */
  readonly sightings: readonly Sighting[];
  /** What something speaks against, as `<contract> <kind> <pointer>`. */
  readonly refuted: readonly string[];
}

/** A count, and of what it is. */
export interface PlacedCount extends Pick<Sighting, 'contract'> {
  readonly count: Count;
  /** What its place is called: asked of what stands. */
  readonly words: () => string;
  /** Finds it in the contract. */
  readonly locate: () => Location;
}

/**
 * What counts come to, in an order of their own: neither that of the exchanges nor that of the shards
 * makes a difference.
 *
 * @param isShard whether other shards can make claims of the sightings: then they tell where they are.
 */
export function loosenessOf(counts: readonly PlacedCount[], isShard: boolean): Looseness {
  const keyed = counts
    .map((placed) => ({ ...placed, key: countKey(placed.contract, placed.count) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const standing = keyed
    .filter(({ count }) => !count.refuted && (isShard || count.answered > 0))
    .map((placed) => ({ sighting: toSighting(placed), locate: placed.locate }));
  return {
    claims: claimsOf(standing),
    sightings: standing.map(({ sighting, locate }) =>
      isShard ? { ...sighting, contractLocation: locate() } : sighting,
    ),
    refuted: keyed.filter(({ count }) => count.refuted).map(({ key }) => key),
  };
}

function toSighting({ contract, words, count }: PlacedCount): Sighting {
  const { kind, pointer, seen, answered, values, formats, least, most } = count;
  return {
    contract,
    kind,
    pointer,
    place: words(),
    seen,
    answered,
    ...(values !== undefined && { values: [...values].sort(([a], [b]) => (a < b ? -1 : 1)) }),
    ...(formats.length > 0 && { formats }),
    ...(kind === 'range' && { least, most }),
  };
}
