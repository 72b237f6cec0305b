/** Values by key, of which those that were asked for last are kept. */
export interface Recent<Value> {
  /** The value of a key, made when it is first asked for, and again once it was forgotten. */
  of(key: string): Value;
  /** Forgets the value of a key. */
  forget(key: string): void;
  clear(): void;
}

/** Keeps the values of as many keys as `most`. */
export function keepRecent<Value>(most: number, make: (key: string) => Value): Recent<Value> {
  const values = new Map<string, Value>();
  let latest: string | undefined;
  return {
    of(key) {
      const known = values.get(key);
      if (known !== undefined && key === latest) return known;
      const value = known ?? make(key);
      latest = key;
      // A map is in the order in which its entries were set: the first was asked for the longest ago.
      values.delete(key);
      values.set(key, value);
      const [oldest] = values.keys();
      if (values.size > most && oldest !== undefined) values.delete(oldest);
      return value;
    },
    forget: (key) => void values.delete(key),
    clear: () => values.clear(),
  };
}
