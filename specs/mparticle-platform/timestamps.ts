/** Writes a moment as most of the API's answers do: without an offset, `2014-11-14T22:46:38.673`. */
export function timestamp(moment: number): string {
  return new Date(moment).toISOString().slice(0, -1);
}

/** Writes a moment as activations, calculations and subscriptions have it: with the offset of UTC. */
export function timestampInUtc(moment: number): string {
  return new Date(moment).toISOString();
}
