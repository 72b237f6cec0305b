/**
 * Puts items back into their order: gives what takes each, with its place from 0, in whatever order they come.
 * @param tell told of each as soon as all before it have come.
 */
export function createInOrder<Item>(
  tell: (item: Item) => void,
): (place: number, item: Item) => void {
  const waiting = new Map<number, Item>();
  let next = 0;
  return (place, item) => {
    waiting.set(place, item);
    for (let first = waiting.get(next); first !== undefined; first = waiting.get(next)) {
      waiting.delete(next);
      next += 1;
      tell(first);
    }
  };
}
