import { isKey } from '../../compile/fakes/compile.ts';
import { ID_NAMES, wordsOf } from '../../compile/words.ts';
import type { Json } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';

/**
 * The key of another entity that a member tells: it is that key, or an object that has it.
 * @param names in words, of what has the key, beside those of ids.
 */
export function keyTold(member: Json, names: readonly string[]): string | number | undefined {
  if (isKey(member)) return member;
  if (!isJsonObject(member)) return undefined;
  const values = Object.entries(member);
  return [...names, ...ID_NAMES]
    .map((name) => values.find(([other]) => wordsOf(other) === name)?.[1])
    .find(isKey);
}
