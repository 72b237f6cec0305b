import type { Location } from '../errors.ts';
import type { Pointer } from './contract.ts';
import { displayName } from './display-name.ts';
import { nearestAround } from './pointer.ts';
import { createLocator } from './positions.ts';

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

/** Makes a `LocateOrigin` that reads and parses each file once, when it is first asked for. */
export function createOriginLocator(readText: (url: string) => string): LocateOrigin {
  const locators = new Map<string, (at: Pointer) => Location>();
  return ({ url, pointer }) => {
    let locate = locators.get(url);
    if (locate === undefined) {
      locate = createLocator(displayName(url), () => readText(url));
      locators.set(url, locate);
    }
    return locate(pointer);
  };
}
