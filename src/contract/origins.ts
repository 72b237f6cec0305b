import type { Location } from '../errors.ts';
import type { Pointer } from './contract.ts';
import { displayName } from './display-name.ts';
import { nearestAround } from './pointer.ts';
import { createTextPlaces, type TextPlaces } from './positions.ts';

/** The place of a node in the files that a contract was read from. */
export interface Origin {
  readonly url: string;
  readonly pointer: Pointer;
}

/**
 * Where the parts of a normalised document come from: the origin of each part that was moved or brought
 * in, by its pointer there. The empty pointer has the root document's.
 */
export type Origins = ReadonlyMap<Pointer, Origin>;

/** The origin of any node: that of the nearest part that holds it, and the way down from there. */
export function originOf(origins: Origins, pointer: Pointer): Origin {
  const near = nearestAround(pointer, (at) => origins.get(at));
  if (near === undefined) throw new RangeError('the document has no origin');
  const { at, found } = near;
  return { url: found.url, pointer: found.pointer + pointer.slice(at.length) };
}

/** Finds the line and column of an origin; `pointer` of the answer is the one inside that file. */
export type LocateOrigin = (origin: Origin) => Location;

/** What the files of a contract have at an origin: as {@link TextPlaces}. */
export interface OriginPlaces {
  readonly locate: LocateOrigin;
  readonly written: (origin: Origin) => string | undefined;
}

/** Makes {@link OriginPlaces} that read and parse each file once, when it is first asked for. */
export function createOriginPlaces(readText: (url: string) => string): OriginPlaces {
  const files = new Map<string, TextPlaces>();
  const placesIn = (url: string) => {
    const places = files.get(url) ?? createTextPlaces(displayName(url), () => readText(url));
    files.set(url, places);
    return places;
  };
  return {
    locate: ({ url, pointer }) => placesIn(url).locate(pointer),
    written: ({ url, pointer }) => placesIn(url).written(pointer),
  };
}
