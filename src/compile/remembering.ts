/**
 * Makes a test remember what it said of objects and lists for as long as it is asked within itself: a schema
 * that leads to itself in several branches asks for all below a value in each of them, where each asks again.
 * What isn't asked within itself remembers nothing.
 */
export function remembering<Answer>(test: (value: unknown) => Answer): (value: unknown) => Answer {
  const known = new Map<unknown, Answer>();
  let depth = 0;
  return (value) => {
    // Nothing is below it.
    if (typeof value !== 'object') return test(value);
    if (depth > 0 && known.has(value)) return known.get(value) as Answer;
    depth += 1;
    try {
      const answer = test(value);
      if (depth > 1) known.set(value, answer);
      return answer;
    } finally {
      depth -= 1;
      if (depth === 0 && known.size > 0) known.clear();
    }
  };
}
