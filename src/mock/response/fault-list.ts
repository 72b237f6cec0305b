import { wordsOf } from '../../compile/words.ts';
import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import type { Fault } from '../request/refusal.ts';
import { fieldOf, placed } from './fault-place.ts';
import { fillMessage, type MemberPath, mayHoldMessage } from './message-slot.ts';

/** Names, in words, of lists that tell of a request's faults one by one. */
const FAULT_LIST_NAME =
  /^(errors?|details?|(field )?violations|causes|issues?|problems|faults|failures|messages?|invalid params|(field|validation) errors|error (list|details|messages|msgs)|model state)$/;

/** Those of them that may have a text alone for each field. */
const TEXT_MAP_NAME = /(errors|messages|msgs)$/;

/** Names, in words, of what such maps have for a request that is wrong as a whole. */
const GENERAL_NAME = /^(non field errors|base|general|global)$/;

/** Names, in words, of the member that an error tells the place of its fault by. */
export const PLACE_NAME = /^(param|parameter|field|field name|property)$/;

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
  const byField = textsByField(documented, false);
  return byField ? listByField(byField, faults) : listWithin(body, faults, documented);
}

/** Whether a member of a name may be a list of faults. */
export function mayListFaults(name: string): boolean {
  return FAULT_LIST_NAME.test(wordsOf(name));
}

/** An error without its lists of faults. */
export function withoutLists(body: Json): Json {
  if (!isJsonObject(body)) return body;
  const members = Object.entries(body).flatMap(([name, member]): [string, Json][] => {
    const isList = Array.isArray(member) || textsByField(member, true) !== undefined;
    if (mayListFaults(name) && isList) return [];
    return [[name, mayHoldMessage(name) ? withoutLists(member) : member]];
  });
  return Object.fromEntries(members);
}

/** An error that tells where the first fault is, beside its message. */
export function placeFirst(body: Json, fault: Fault): Json {
  if (!isJsonObject(body) || fault.pointer === '') return body;
  const members = Object.entries(body).map(([name, member]): [string, Json] => {
    if (mayHoldMessage(name) && isJsonObject(member)) return [name, placeFirst(member, fault)];
    const isPlace = PLACE_NAME.test(wordsOf(name)) && typeof member === 'string';
    return [name, isPlace ? fieldOf(fault) : member];
  });
  return Object.fromEntries(members);
}

/** Where an error tells the place of its fault beside its message. */
export function placePaths(body: Json, path: MemberPath = []): MemberPath[] {
  if (!isJsonObject(body)) return [];
  return Object.entries(body).flatMap(([name, member]) => {
    const at = [...path, name];
    if (mayHoldMessage(name)) return placePaths(member, at);
    return PLACE_NAME.test(wordsOf(name)) ? [at] : [];
  });
}

function listWithin(body: Json, faults: readonly Fault[], documented: Json): Json | undefined {
  if (Array.isArray(body)) return listOf(body, faults, documented);
  if (!isJsonObject(body)) return undefined;
  let found = false;
  const members = Object.entries(body).map(([name, member]): [string, Json] => {
    const original = isJsonObject(documented) ? (documented[name] ?? member) : member;
    const words = wordsOf(name);
    const isNamed = FAULT_LIST_NAME.test(words);
    const byField = isNamed ? textsByField(original, TEXT_MAP_NAME.test(words)) : undefined;
    const isList = isNamed && Array.isArray(member);
    const listed =
      (byField && listByField(byField, faults)) ??
      (isList || isJsonObject(member) ? listWithin(member, faults, original) : undefined);
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
  if (holdsList(first)) return [listWithin(first, faults, first) ?? first];
  return faults.map((fault) => placed(fillMessage(first, fault.message) ?? first, fault));
}

/** Whether an item has the list of faults inside, as Google's `BadRequest` has. */
function holdsList(item: JsonObject): boolean {
  return Object.entries(item).some(
    ([name, member]) =>
      FAULT_LIST_NAME.test(wordsOf(name)) &&
      Array.isArray(member) &&
      isJsonObject(member[0] ?? null),
  );
}

/** The texts of an object by field. */
interface FieldTexts {
  readonly texts: ReadonlyMap<string, string>;
  /** Whether a field has a list of them. */
  readonly areLists: boolean;
}

/**
 * The texts of an object that has a list of them for each field; `undefined` for another value.
 * @param mayBeTexts whether it may have a text alone for each.
 */
function textsByField(value: Json, mayBeTexts: boolean): FieldTexts | undefined {
  if (!isJsonObject(value)) return undefined;
  const texts = new Map<string, string>();
  const areLists = Object.values(value).every(Array.isArray);
  for (const [field, member] of Object.entries(value)) {
    const list = areLists || !mayBeTexts ? member : [member];
    const isTexts = Array.isArray(list) && list.every((text) => typeof text === 'string');
    if (!isTexts || FAULT_LIST_NAME.test(wordsOf(field))) return undefined;
    texts.set(field, (list[0] as string | undefined) ?? '');
  }
  return texts.size === 0 ? undefined : { texts, areLists };
}

/** Messages for each field that has a fault, as Laravel, Rails, Django and ASP.NET write them. */
function listByField({ texts, areLists }: FieldTexts, faults: readonly Fault[]): JsonObject {
  const [first = ''] = texts.values();
  const general = [...texts.keys()].find((field) => GENERAL_NAME.test(wordsOf(field)));
  const fields = Map.groupBy(faults, (fault) =>
    fault.pointer === '' ? (general ?? fieldOf(fault)) : fieldOf(fault),
  );
  const lists = [...fields].map(([field, those]): [string, Json] => {
    const messages = those.map(({ message }) => message(texts.get(field) ?? first));
    return [field, areLists ? messages : messages.join('; ')];
  });
  return Object.fromEntries(lists);
}
