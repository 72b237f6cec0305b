/** Puts what comes from several places back into its order. */
export interface InOrder<Item> {
  /** Takes what comes next from a place. */
  add(place: number, item: Item): void;
}

/**
 * Tells what comes by turns from some places: of each what comes first, then what comes second.
 * @param places how many.
 * @param tell told of each as soon as all before it have come.
 */
export function createInOrder<Item>(places: number, tell: (item: Item) => void): InOrder<Item> {
  const waiting = Array.from({ length: places }, (): Item[] => []);
  let turn = 0;
  return {
    add(place, item) {
      waiting[place]?.push(item);
      for (let next = waiting[turn]?.shift(); next !== undefined; next = waiting[turn]?.shift()) {
        tell(next);
        turn = (turn + 1) % places;
      }
    },
  };
}
