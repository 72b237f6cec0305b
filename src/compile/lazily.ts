/** Makes a value when it is first asked for by its key, and keeps it, `undefined` too. */
export function lazily<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const value = made.get(key);
    if (value !== undefined || made.has(key)) return value as Value;
    const fresh = make(key);
    made.set(key, fresh);
    return fresh;
  };
}

/** Makes a value when it is first asked for, and keeps it. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * Makes something of an object when it is first asked for, and keeps it as long as the object.
 * @param make what else it is given must be the same for the same object.
 */
export function weakly<Key extends object, Others extends readonly unknown[], Value>(
  make: (key: Key, ...others: Others) => Value,
): (key: Key, ...others: Others) => Value {
  const made = new WeakMap<Key, { readonly value: Value }>();
  return (key, ...others) => {
    let known = made.get(key);
    if (known === undefined) {
      known = { value: make(key, ...others) };
      made.set(key, known);
    }
    return known.value;
  };
}
