import type { Json } from '../../contract/contract.ts';

/** What a member may be, the best first; `undefined`: left out. */
export type Candidates = readonly (Json | undefined)[];

/** Gives a member the first of some candidates that the schema takes; it stays where it takes none. */
export function settle(
  object: { [name: string]: Json },
  name: string,
  candidates: Candidates,
  isValid: () => boolean,
): void {
  const before = object[name] as Json;
  for (const candidate of candidates) {
    if (candidate === undefined) delete object[name];
    else object[name] = candidate;
    if (isValid()) return;
    object[name] = before;
  }
}
