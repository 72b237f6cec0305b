import { QUOTED, TOKEN } from './token.ts';

/** What `Content-Disposition` says of a part of a form (RFC 7578 §4.2). */
export interface Disposition {
  readonly name?: string;
  readonly filename?: string;
}

const PARAMETER = new RegExp(`;[ \t]*(${TOKEN})[ \t]*=[ \t]*(?:${QUOTED}|([^\\s;"]*))`, 'g');

/**
 * Reads the parameters of a `Content-Disposition` field. Quotes in names are escaped by a backslash or
 * as browsers do, `%22` (WHATWG HTML, multipart/form-data encoding); other backslashes are those of a
 * path.
 */
export function readDisposition(field: string): Disposition {
  const found = new Map<string, string>();
  for (const [, name = '', quoted, token = ''] of field.matchAll(PARAMETER)) {
    found.set(name.toLowerCase(), quoted === undefined ? token : unescapeQuoted(quoted));
  }
  const [name, filename] = [found.get('name'), found.get('filename')];
  return { ...(name !== undefined && { name }), ...(filename !== undefined && { filename }) };
}

/** Writes the field of a part of a form, as browsers do. */
export function writeDisposition({ name = '', filename }: Disposition): string {
  const file = filename === undefined ? '' : `; filename="${escapeQuoted(filename)}"`;
  return `form-data; name="${escapeQuoted(name)}"${file}`;
}

const ESCAPES: readonly (readonly [character: string, sequence: string])[] = [
  ['"', '%22'],
  ['\r', '%0D'],
  ['\n', '%0A'],
];

function unescapeQuoted(text: string): string {
  return ESCAPES.reduce(
    (unescaped, [character, sequence]) => unescaped.replaceAll(sequence, character),
    text.replaceAll(/\\(["\\])/g, '$1'),
  );
}

/** A backslash is doubled: a reader that takes it for an escape gets it back all the same. */
function escapeQuoted(text: string): string {
  return ESCAPES.reduce(
    (escaped, [character, sequence]) => escaped.replaceAll(character, sequence),
    text.replaceAll('\\', '\\\\'),
  );
}
