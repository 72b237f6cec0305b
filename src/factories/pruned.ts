import type { Json } from '../contract/contract.ts';
import { isJsonObject } from '../contract/pointer.ts';
import { changedAt } from './changed.ts';

/**
 * A valid value without the members of its objects that it can do without.
 * @param isKept whether a member stays all the same, by its tokens.
 */
export function pruned(
  value: Json,
  isValid: (value: Json) => boolean,
  isKept: (tokens: readonly string[]) => boolean,
): Json {
  let whole = value;
  visit(value, []);
  return whole;

  function visit(part: Json, tokens: readonly string[]): void {
    if (typeof part !== 'object' || part === null) return;
    for (const [key, member] of Object.entries(part)) {
      const at = [...tokens, key];
      const without =
        isJsonObject(part) && !isKept(at) ? changedAt(whole, at, undefined) : undefined;
      if (without !== undefined && isValid(without)) whole = without;
      else visit(member, at);
    }
  }
}
