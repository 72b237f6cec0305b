/** So much is remembered, texts of so many characters at most. */
const MOST = 4_000;
const LONGEST = 1_000;

/**
 * What a function makes of texts, or numbers, remembered for those that came, since most come again. They
 * are forgotten together when there are too many of them: what a recording holds can be any number.
 */
export function remembered<Value, Key extends string | number = string>(
  make: (key: Key) => Value,
): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key);
    if (value !== undefined || known.has(key)) return value as Value;
    const fresh = make(key);
    if (typeof key === 'string' && key.length > LONGEST) return fresh;
    if (known.size === MOST) known.clear();
    known.set(key, fresh);
    return fresh;
  };
}
