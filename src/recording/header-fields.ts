import { createRecord } from '../http/record.ts';

/**
 * Header fields by lower-case name, a list where a name came repeatedly. HTTP/2's pseudo-headers
 * (`:path`) are left out: they say again what method and URL say. The record has no prototype.
 */
export function headerFields(
  pairs: Iterable<readonly [name: string, value: string]>,
): Record<string, string | string[]> {
  const fields = createRecord<string | string[]>();
  for (const [anyCase, value] of pairs) {
    const name = anyCase.toLowerCase();
    if (name === '' || name.startsWith(':')) continue;
    // Some recorders write several cookies as one field; no field value holds a line break.
    const came = name === 'set-cookie' && value.includes('\n') ? value.split('\n') : value;
    const before = fields[name];
    fields[name] = before === undefined ? came : [before, came].flat();
  }
  return fields;
}
