import type { Location } from '../../errors.ts';
import { type Looseness, loosenessOf, type PlacedCount } from './looseness.ts';
import { addCount, countKey, emptyCount, refuteIrregular } from './sighting.ts';

/**
 * Joins what the shards of a run saw into what they saw together.
 * @param isShard whether that isn't the whole run yet.
 */
export function mergeLooseness(parts: readonly Looseness[], isShard: boolean): Looseness {
  const refuted = new Set(parts.flatMap((part) => part.refuted));
  const counts = new Map<string, PlacedCount>();
  const locations = new Map<string, Location>();
  for (const { claims, sightings } of parts) {
    for (const { contract, kind, contractLocation } of claims) {
      const { pointer = '' } = contractLocation;
      locations.set(countKey(contract, { kind, pointer }), contractLocation);
    }
    for (const sighting of sightings) {
      const { contract, place, kind, pointer, contractLocation } = sighting;
      const { values = [], formats = [], least, most } = sighting;
      const key = countKey(contract, sighting);
      if (contractLocation !== undefined) locations.set(key, contractLocation);
      if (refuted.has(key)) continue;
      const placed = counts.get(key) ?? {
        contract,
        count: emptyCount(kind, pointer, formats),
        words: () => place,
        locate: () => locations.get(key) ?? { file: contract, pointer },
      };
      counts.set(key, placed);
      addCount(placed.count, {
        ...sighting,
        refuted: false,
        values: new Map(values),
        formats,
        least: least ?? Number.POSITIVE_INFINITY,
        most: most ?? Number.NEGATIVE_INFINITY,
      });
    }
  }
  for (const { count } of counts.values()) refuteIrregular(count);
  const merged = loosenessOf([...counts.values()], isShard);
  return { ...merged, refuted: [...refuted, ...merged.refuted].sort() };
}
