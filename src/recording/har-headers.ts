import { listMember, textMember } from './members.ts';

/**
 * The header fields of a HAR request or response by lower-case name, a list where a name came
 * repeatedly. HTTP/2's pseudo-headers (`:path`) are left out: they say again what method and URL say.
 */
export function readHeaders(message: unknown): Record<string, string | string[]> {
  const fields = new Map<string, string[]>();
  for (const header of listMember(message, 'headers')) {
    const name = textMember(header, 'name')?.toLowerCase();
    const value = textMember(header, 'value');
    if (name === undefined || value === undefined || name === '' || name.startsWith(':')) continue;
    // Some recorders write several cookies as one field; no field value holds a line break.
    const values = name === 'set-cookie' ? value.split('\n') : [value];
    fields.set(name, [...(fields.get(name) ?? []), ...values]);
  }
  return Object.fromEntries(
    Array.from(fields, ([name, values]) => [name, oneOrMore(values)] as const),
  );
}

function oneOrMore(values: string[]): string | string[] {
  const [first = '', ...others] = values;
  return others.length === 0 ? first : values;
}
