import { positionAt } from '../http/json.ts';
import { endOfString, endOfValue, skipSpace } from '../http/json-tokens.ts';

/**
 * The place of a value in a JSON text that `JSON.parse` takes: of the nearest value around it where it
 * isn't there. Found by reading the text again, since positions cost more than all else.
 *
 * @param path the keys and indices that lead to it.
 */
export function jsonPosition(
  text: string,
  path: readonly (string | number)[],
): { line: number; column: number } {
  let at = skipSpace(text, 0);
  for (const step of path) {
    const found = offsetIn(text, at, step);
    if (found === undefined) break;
    at = found;
  }
  return positionAt(text, at);
}

/** The offset of an element or member of the container that begins at `start`. */
function offsetIn(text: string, start: number, step: string | number): number | undefined {
  const isObject = text[start] === '{';
  if (!isObject && text[start] !== '[') return undefined;
  let at = skipSpace(text, start + 1);
  for (let index = 0; text[at] !== '}' && text[at] !== ']'; index += 1) {
    let key: string | number = index;
    if (isObject) {
      const end = endOfString(text, at);
      key = JSON.parse(text.slice(at, end)) as string;
      // Over the colon.
      at = skipSpace(text, skipSpace(text, end) + 1);
    }
    if (key === step) return at;
    at = skipSpace(text, endOfValue(text, at));
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return undefined;
}
