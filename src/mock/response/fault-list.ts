import { wordsOf } from '../../compile/words.ts';
import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject, parsePointer } from '../../contract/pointer.ts';
import type { Fault } from '../request/refusal.ts';
import { fillMessage } from './message-slot.ts';

/** Names, in words, of lists that tell of a request's faults one by one. */
const FAULT_LIST_NAME =
  /^(errors?|details?|violations|causes|issues|problems|faults|failures|messages?|invalid params|(field|validation) errors|error (list|details|messages))$/;

/**
 * Makes the list of faults in an error body tell of each fault of a request: its message, and where it
 * is, in the words that the documented items have for that.
 * @param documented the body with its messages as they are documented.
 * @returns `undefined` where the body has no such list.
 */
export function listFaults(
  body: Json,
  faults: readonly Fault[],
  documented: Json = body,
): Json | undefined {
  if (Array.isArray(body)) return listOf(body, faults, documented);
  if (!isJsonObject(body)) return undefined;
  let found = false;
  const members = Object.entries(body).map(([name, member]): [string, Json] => {
    const original = isJsonObject(documented) ? (documented[name] ?? member) : member;
    const isNamed = FAULT_LIST_NAME.test(wordsOf(name));
    const byField = isNamed ? textsByField(original) : undefined;
    const isList = isNamed && Array.isArray(member);
    const listed =
      (byField && listByField(byField, faults)) ??
      (isList || isJsonObject(member) ? listFaults(member, faults, original) : undefined);
    found ||= listed !== undefined;
    return [name, listed ?? member];
  });
  return found ? Object.fromEntries(members) : undefined;
}

/** Items like the first one, one for each fault. */
function listOf(list: readonly Json[], faults: readonly Fault[], documented: Json) {
  const [first] = Array.isArray(documented) && documented.length > 0 ? documented : list;
  if (typeof first === 'string') return faults.map(({ message }) => message(first));
  if (!isJsonObject(first)) return undefined;
  return faults.map((fault) => placed(fillMessage(first, fault.message) ?? first, fault));
}

/** The texts of an object that has a list of them for each field; `undefined` for another value. */
function textsByField(value: Json): Map<string, string> | undefined {
  if (!isJsonObject(value)) return undefined;
  const texts = new Map<string, string>();
  for (const [field, list] of Object.entries(value)) {
    const isTexts = Array.isArray(list) && list.every((text) => typeof text === 'string');
    if (!isTexts || FAULT_LIST_NAME.test(wordsOf(field))) return undefined;
    texts.set(field, (list[0] as string | undefined) ?? '');
  }
  return texts.size === 0 ? undefined : texts;
}

/** A list of messages for each field that has a fault, as Laravel, Rails and ASP.NET write them. */
function listByField(
  documented: ReadonlyMap<string, string>,
  faults: readonly Fault[],
): JsonObject {
  const [first = ''] = documented.values();
  const fields = Map.groupBy(faults, fieldOf);
  const lists = [...fields].map(([field, those]): [string, Json] => [
    field,
    those.map(({ message }) => message(documented.get(field) ?? first)),
  ]);
  return Object.fromEntries(lists);
}

/** An item that tells where the fault is. */
function placed(item: Json, fault: Fault): Json {
  if (!isJsonObject(item)) return item;
  const members = Object.entries(item).map(([name, member]): [string, Json] => {
    if (isJsonObject(member)) return [name, placed(member, fault)];
    return [name, placeNamed(wordsOf(name), member, fault) ?? member];
  });
  return Object.fromEntries(members) as JsonObject;
}

/** Where a fault is, as a member of a name tells it; `undefined` for a member that tells something else. */
function placeNamed(words: string, member: Json, fault: Fault) {
  const path = parsePointer(fault.pointer);
  if (/^(pointer|json pointer)$/.test(words)) return fault.pointer;
  if (/^(in|location|source)$/.test(words) && typeof member === 'string') return partOf(fault);
  if (/^path$/.test(words) && Array.isArray(member)) return path;
  // FastAPI has the part of the request before the names in it.
  if (/^loc$/.test(words) && Array.isArray(member)) return [partOf(fault), ...path];
  if (/^(field|field name|param|parameter|property|attribute|path|key|name|target)$/.test(words)) {
    return typeof member === 'string' || member === null ? fieldOf(fault) : undefined;
  }
  const isValue = /^(value|received|rejected value|actual|input)$/.test(words);
  return isValue && typeof fault.value === typeof member ? (fault.value as Json) : undefined;
}

/** The name of what is wrong; of a request or a part that is wrong as a whole, the part's. */
function fieldOf(fault: Fault): string {
  return parsePointer(fault.pointer).join('.') || partOf(fault);
}

/** `body` of `request.body`. */
function partOf({ at }: Fault): string {
  return at.slice(at.lastIndexOf('.') + 1);
}
