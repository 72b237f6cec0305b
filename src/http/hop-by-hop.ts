/** What concerns one connection alone (RFC 9110 §7.6.1), and what authenticates to a proxy (§11.7). */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]);

/** The name and value of a header field as it came. */
export type RawField = [name: string, value: string];

/** Splits header fields from the list that `node:http` gives, names and values in turns. */
export function rawFields(rawHeaders: readonly string[]): RawField[] {
  const fields: RawField[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    fields.push([rawHeaders[index] as string, rawHeaders[index + 1] as string]);
  }
  return fields;
}

/** The header fields that an intermediary passes on: all but those of the connection they came on. */
export function endToEnd(fields: readonly RawField[]): RawField[] {
  const named = fields
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.split(','))
    .map((option) => option.trim().toLowerCase());
  return fields.filter(([anyCase]) => {
    const name = anyCase.toLowerCase();
    return !HOP_BY_HOP.has(name) && !named.includes(name);
  });
}
