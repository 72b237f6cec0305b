/** Puts what comes from several places back into its order. */
export interface InOrder<Item> {
  /** Takes from which place the next item comes. */
  turn(place: number): void;
  /** Takes what comes next from a place. */
  add(place: number, item: Item): void;
}

/**
 * Tells what comes from some places by turns.
 * @param places how many.
 * @param tell told of each item as soon as it is known to be the next, and has come.
 */
export function createInOrder<Item>(places: number, tell: (item: Item) => void): InOrder<Item> {
  const turns = createQueue<number>();
  const waiting = Array.from({ length: places }, () => createQueue<Item>());
  return {
    turn(place) {
      turns.put(place);
      tellNext();
    },
    add(place, item) {
      waiting[place]?.put(item);
      tellNext();
    },
  };

  function tellNext(): void {
    for (let place = turns.first(); place !== undefined; place = turns.first()) {
      const item = waiting[place]?.first();
      if (item === undefined) return;
      turns.drop();
      waiting[place]?.drop();
      tell(item);
    }
  }
}

/** What is put in comes out in the same order. `Array.shift` moves all that wait, which may be many. */
interface Queue<Item> {
  put(item: Item): void;
  first(): Item | undefined;
  drop(): void;
}

function createQueue<Item>(): Queue<Item> {
  const items: (Item | undefined)[] = [];
  let head = 0;
  return {
    put: (item) => void items.push(item),
    first: () => items[head],
    drop() {
      items[head] = undefined;
      head += 1;
      if (head < items.length) return;
      items.length = 0;
      head = 0;
    },
  };
}
