import { wordsOf } from '../../compile/fakes/text.ts';
import type { ExchangePart } from '../../compile/violation.ts';
import type { Json, JsonObject, Pointer } from '../../contract/contract.ts';
import { isJsonObject, parsePointer } from '../../contract/pointer.ts';
import { fillMessage } from './message-slot.ts';

/** A fault as an error body lists it. */
export interface ListedFault {
  readonly at: ExchangePart;
  readonly pointer: Pointer;
  readonly value: unknown;
  /** Its message, from the documented one; `''` where there is none. */
  readonly compose: (documented: string) => string;
}

/** Names, in words, of lists that tell of a request's faults one by one. */
const FAULT_LIST_NAME =
  /^(errors?|details|violations|causes|issues|problems|faults|failures|messages|invalid params|(field|validation) errors|error (list|details))$/;

/**
 * Makes the list of faults in an error body tell of each fault of a request: its message, and where it
 * is, in the words that the documented items have for that.
 * @param documented the body with its messages as they are documented.
 * @returns `undefined` where the body has no such list.
 */
export function listFaults(
  body: Json,
  faults: readonly ListedFault[],
  documented: Json = body,
): Json | undefined {
  if (Array.isArray(body)) return listOf(body, faults, documented);
  if (!isJsonObject(body)) return undefined;
  let found = false;
  const members = Object.entries(body).map(([name, member]): [string, Json] => {
    const original = isJsonObject(documented) ? (documented[name] ?? member) : member;
    const isList = Array.isArray(member) && FAULT_LIST_NAME.test(wordsOf(name));
    const listed =
      isList || isJsonObject(member) ? listFaults(member, faults, original) : undefined;
    found ||= listed !== undefined;
    return [name, listed ?? member];
  });
  return found ? Object.fromEntries(members) : undefined;
}

/** Items like the first one, one for each fault. */
function listOf(list: readonly Json[], faults: readonly ListedFault[], documented: Json) {
  const [first] = Array.isArray(documented) && documented.length > 0 ? documented : list;
  if (typeof first === 'string') return faults.map(({ compose }) => compose(first));
  if (!isJsonObject(first)) return undefined;
  return faults.map((fault) => placed(fillMessage(first, fault.compose) ?? first, fault));
}

/** An item that tells where the fault is. */
function placed(item: Json, fault: ListedFault): Json {
  if (!isJsonObject(item)) return item;
  const members = Object.entries(item).map(([name, member]): [string, Json] => {
    if (isJsonObject(member)) return [name, placed(member, fault)];
    return [name, placeNamed(wordsOf(name), member, fault) ?? member];
  });
  return Object.fromEntries(members) as JsonObject;
}

/** Where a fault is, as a member of a name tells it; `undefined` for a member that tells something else. */
function placeNamed(words: string, member: Json, { at, pointer, value }: ListedFault) {
  const path = parsePointer(pointer);
  if (/^(pointer|json pointer)$/.test(words)) return pointer;
  if (/^(in|location|source)$/.test(words) && typeof member === 'string') return at.split('.')[1];
  if (/^(loc|path)$/.test(words) && Array.isArray(member)) return path;
  if (/^(field|field name|param|parameter|property|attribute|path|key|name|target)$/.test(words)) {
    return typeof member === 'string' || member === null ? path.join('.') : undefined;
  }
  const isValue = /^(value|received|rejected value|actual|input)$/.test(words);
  return isValue && typeof value === typeof member ? (value as Json) : undefined;
}
