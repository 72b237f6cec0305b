/** So many texts are remembered, each of so many characters at most. */
const MOST = 1_000;
const LONGEST = 1_000;

/**
 * What a function makes of texts, remembered for those that came, since most come again. They are
 * forgotten together when there are too many of them: what a recording holds can be any number.
 */
export function remembered<Value>(make: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const value = known.get(text);
    if (value !== undefined || known.has(text)) return value as Value;
    const fresh = make(text);
    if (text.length > LONGEST) return fresh;
    if (known.size === MOST) known.clear();
    known.set(text, fresh);
    return fresh;
  };
}
