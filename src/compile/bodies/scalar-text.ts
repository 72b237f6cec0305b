import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { LongInteger } from '../../http/long-integer.ts';

/** Whether a value has members: a long integer is an object only to JavaScript. */
export function isObject(value: Json | undefined): value is JsonObject {
  return isJsonObject(value) && !(value instanceof LongInteger);
}

/** Whether a value has parts, members or items. */
export function isComposite(value: Json | undefined): value is JsonObject | Json[] {
  return Array.isArray(value) || isObject(value);
}

/** A value as plain text: a string is itself, all else is JSON. */
export function scalarText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
