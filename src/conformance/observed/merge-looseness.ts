import type { Location } from '../../errors.ts';
import { type Looseness, loosenessOf, type PlacedCount } from './looseness.ts';
import {
  type Count,
  countKey,
  countValue,
  emptyCount,
  refute,
  refuteIrregular,
  type Sighting,
} from './sighting.ts';

/** Joins what the shards of a run saw into what the whole run saw. */
export function mergeLooseness(parts: readonly Looseness[]): Looseness {
  const refuted = new Set(parts.flatMap((part) => part.refuted));
  const counts = new Map<string, PlacedCount>();
  const locations = new Map<string, Location>();
  for (const { claims, sightings } of parts) {
    for (const { contract, kind, contractLocation } of claims) {
      const { pointer = '' } = contractLocation;
      locations.set(countKey(contract, { kind, pointer }), contractLocation);
    }
    for (const sighting of sightings) {
      const { contract, place, kind, pointer, formats = [], contractLocation } = sighting;
      const key = countKey(contract, sighting);
      if (contractLocation !== undefined) locations.set(key, contractLocation);
      if (refuted.has(key)) continue;
      const placed = counts.get(key) ?? {
        contract,
        place,
        count: emptyCount(kind, pointer, formats),
        locate: () => locations.get(key) ?? { file: contract, pointer },
      };
      counts.set(key, placed);
      addSighting(placed.count, sighting);
    }
  }
  for (const { count } of counts.values()) refuteIrregular(count);
  const merged = loosenessOf([...counts.values()], false);
  return { ...merged, refuted: [...refuted, ...merged.refuted].sort() };
}

function addSighting(count: Count, { seen, values = [], formats, least, most }: Sighting): void {
  count.seen += seen;
  for (const [value, times] of values) countValue(count, value, times);
  if (formats !== undefined) {
    count.formats = count.formats.filter((format) => formats.includes(format));
    if (count.formats.length === 0) refute(count);
  }
  count.least = Math.min(count.least, least ?? count.least);
  count.most = Math.max(count.most, most ?? count.most);
}
