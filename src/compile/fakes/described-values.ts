/** What introduces the values that a text may have. */
const ONE_OF =
  /\b(one of|either|can be|may be|must be|could be|(possible|valid|allowed|supported|accepted|available) values|values (are|include))\b[^.]*?(?=[`'"“])(?<values>[^.]*)/i;
/** What introduces a few of them. */
const SUCH_AS = /\b(such as|e\.g\.,?|for example,?|for instance,?)\s+(?<values>[^.;:)(]+)/i;
const QUOTED = /[`'"“]([\w][\w.:/-]{0,40})[`'"”]/g;
const PLAIN = /^[A-Za-z][\w-]*( [A-Za-z][\w-]*)?$/;

/**
 * The values that a text may have by its description: "One of `open` or `closed`". One alone isn't
 * enough to be sure of.
 */
export function valuesListed(description: string): readonly string[] {
  const listed = ONE_OF.exec(description)?.groups?.values ?? '';
  const quoted = [...listed.matchAll(QUOTED)].map(([, value = '']) => value);
  return quoted.length > 1 ? quoted : [];
}

/** Some of the values of a text that its description names: "such as UPS, FedEx". */
export function valuesNamed(description: string): readonly string[] {
  const named = SUCH_AS.exec(description)?.groups?.values ?? '';
  const plain = named
    .split(/,\s*(?:and |or )?|\s+(?:and|or)\s+/)
    .map((value) => value.replaceAll(/[`'"“”]/g, '').trim())
    .filter((value) => PLAIN.test(value) && !/^etc$/i.test(value));
  return plain.length > 1 ? plain : [];
}
