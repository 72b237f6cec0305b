/**
 * Header fields by lower-case name, a list where a name came repeatedly. HTTP/2's pseudo-headers
 * (`:path`) are left out: they say again what method and URL say.
 */
export function headerFields(
  pairs: Iterable<readonly [name: string, value: string]>,
): Record<string, string | string[]> {
  const fields = new Map<string, string[]>();
  for (const [anyCase, value] of pairs) {
    const name = anyCase.toLowerCase();
    if (name === '' || name.startsWith(':')) continue;
    // Some recorders write several cookies as one field; no field value holds a line break.
    const values = name === 'set-cookie' ? value.split('\n') : [value];
    const before = fields.get(name);
    if (before === undefined) fields.set(name, values);
    else before.push(...values);
  }
  return Object.fromEntries(
    Array.from(fields, ([name, values]) => [name, oneOrMore(values)] as const),
  );
}

function oneOrMore(values: string[]): string | string[] {
  const [first = '', ...others] = values;
  return others.length === 0 ? first : values;
}
