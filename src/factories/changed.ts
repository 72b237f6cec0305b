import type { Json } from '../contract/contract.ts';
import { isJsonObject } from '../contract/pointer.ts';

/** A value with another one at a place in it, or with none; `undefined` where there is no such place. */
export function changedAt(
  value: Json,
  [token, ...rest]: readonly string[],
  part: Json | undefined,
): Json | undefined {
  if (token === undefined) return part;
  if (Array.isArray(value)) {
    const held = value[Number(token)];
    const changed = held === undefined ? undefined : changedAt(held, rest, part);
    return changed === undefined ? undefined : value.with(Number(token), changed);
  }
  if (!isJsonObject(value) || !Object.hasOwn(value, token)) return undefined;
  const { [token]: held = null, ...others } = value;
  const changed = changedAt(held, rest, part);
  if (changed !== undefined) return { ...value, [token]: changed };
  return rest.length === 0 && part === undefined ? others : undefined;
}
