import type { Json } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';

/** Whether two JSON values are equal as JSON Schema has it (core §4.2.2): the order of keys is nothing. */
export function equal(left: Json, right: Json): boolean {
  if (left === right) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, i) => equal(item, right[i] as Json));
  }
  if (!isJsonObject(left) || !isJsonObject(right)) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every(
    (key) => Object.hasOwn(right, key) && equal(left[key] as Json, right[key] as Json),
  );
}
