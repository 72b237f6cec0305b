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
