import { wordsOf } from '../../compile/words.ts';
import type { Json, JsonObject } from '../../contract/contract.ts';

/** From here on a number tells of milliseconds, below it of seconds. */
const LEAST_MILLISECONDS = 100_000_000_000;

/**
 * An entity whose timestamps of some names, in words, are those of now.
 * @param now in milliseconds since 1970.
 */
export function stamped(entity: JsonObject, names: RegExp, now: number): JsonObject {
  const members = Object.entries(entity).map(([name, value]): [string, Json] => [
    name,
    names.test(wordsOf(name)) ? timestampLike(value, now) : value,
  ]);
  return Object.fromEntries(members);
}

/** Now, as another timestamp is written. */
function timestampLike(value: Json, now: number): Json {
  if (typeof value === 'number') {
    return value < LEAST_MILLISECONDS ? Math.floor(now / 1000) : now;
  }
  if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) return value;
  const text = new Date(now).toISOString();
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return text.slice(0, 'YYYY-MM-DD'.length);
  return `${text.slice(0, 'YYYY-MM-DDThh:mm:ss'.length)}Z`;
}
