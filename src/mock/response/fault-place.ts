import { wordsOf } from '../../compile/words.ts';
import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject, parsePointer } from '../../contract/pointer.ts';
import type { Fault } from '../request/refusal.ts';

/** Names, in words, of the member that an item tells the place of its fault by. */
const POINTER_NAME = /^(pointer|json pointer)$/;
const PART_NAME = /^(in|location|source)$/;
const PATH_NAME = /^(path|loc)$/;
const FIELD_NAME = /^(field|field name|param|parameter|property|attribute|path|key|name|target)$/;

/** Names, in words, of the member that an item tells what came by. */
const RECEIVED_NAME = /^(value|received|rejected value|actual|input)$/;

/** Whether a member of a name, in words, may tell where a fault is. */
export function tellsPlace(words: string): boolean {
  return [POINTER_NAME, PART_NAME, PATH_NAME, FIELD_NAME].some((name) => name.test(words));
}

/** Whether a member of a name, in words, may tell what came in the place of what was expected. */
export function tellsReceived(words: string): boolean {
  return RECEIVED_NAME.test(words);
}

/** An item of a list of faults that tells where its fault is. */
export function placed(item: Json, fault: Fault): Json {
  if (!isJsonObject(item)) return item;
  const members = Object.entries(item).map(([name, member]): [string, Json] => {
    if (isJsonObject(member)) return [name, sourceOf(member, fault) ?? placed(member, fault)];
    return [name, placeNamed(wordsOf(name), member, fault) ?? member];
  });
  return Object.fromEntries(members) as JsonObject;
}

/** The one member of a JSON:API `source` that applies to a fault (JSON:API 1.1, Error Objects). */
function sourceOf(source: JsonObject, { at, pointer }: Fault): JsonObject | undefined {
  const [name = ''] = parsePointer(pointer);
  if (at === 'request.body' && 'pointer' in source) return { pointer };
  if (at === 'request.query' && 'parameter' in source) return { parameter: name };
  return at === 'request.header' && 'header' in source ? { header: name } : undefined;
}

/** Where a fault is, as a member of a name tells it; `undefined` for a member that tells something else. */
function placeNamed(words: string, member: Json, fault: Fault) {
  const path = parsePointer(fault.pointer);
  if (POINTER_NAME.test(words)) return fault.pointer;
  if (PART_NAME.test(words) && typeof member === 'string') return partOf(fault);
  if (PATH_NAME.test(words) && Array.isArray(member)) {
    // FastAPI has the part of the request before the names in it.
    return words === 'loc' ? [partOf(fault), ...path] : path;
  }
  if (FIELD_NAME.test(words)) {
    return typeof member === 'string' || member === null ? fieldOf(fault) : undefined;
  }
  return tellsReceived(words) && fault.value !== undefined ? (fault.value as Json) : undefined;
}

/** The name of what is wrong; of a request or a part that is wrong as a whole, the part's. */
export function fieldOf(fault: Fault): string {
  return parsePointer(fault.pointer).join('.') || partOf(fault);
}

/** `body` of `request.body`. */
function partOf({ at }: Fault): string {
  return at.slice(at.lastIndexOf('.') + 1);
}
