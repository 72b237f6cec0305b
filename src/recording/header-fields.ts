/**
 * Header fields by lower-case name, a list where a name came repeatedly. HTTP/2's pseudo-headers
 * (`:path`) are left out: they say again what method and URL say.
 */
export function headerFields(
  pairs: Iterable<readonly [name: string, value: string]>,
): Record<string, string | string[]> {
  const fields = new Map<string, string | string[]>();
  for (const [anyCase, value] of pairs) {
    const name = anyCase.toLowerCase();
    if (name === '' || name.startsWith(':')) continue;
    // Some recorders write several cookies as one field; no field value holds a line break.
    const came = name === 'set-cookie' && value.includes('\n') ? value.split('\n') : value;
    const before = fields.get(name);
    fields.set(name, before === undefined ? came : [before, came].flat());
  }
  return Object.fromEntries(fields);
}
