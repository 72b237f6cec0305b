import { likeExample } from '../../compile/fakes/like-example.ts';
import { createRandom } from '../../compile/random.ts';
import { wordsOf } from '../../compile/words.ts';
import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import type { Fault } from '../request/refusal.ts';
import { isOfError } from './error-members.ts';
import { kindCodes, pydanticKind } from './fault-kinds.ts';
import { mayListFaults } from './fault-list.ts';
import { tellsPlace, tellsReceived } from './fault-place.ts';
import { type MemberPath, replaceAt, without } from './message-slot.ts';

/** Names, in words, of what says in code what kind of fault an item tells of. */
const KIND_NAME = /^((error|issue|reason) )?(code|type)$|^(kind|rule|constraint|keyword)$/;
const EXPECTED_NAME = /^expected$/;

/** Whether a member of a name, in words, may tell of one fault of a request. */
export function isOfFault(words: string): boolean {
  return tellsPlace(words) || tellsReceived(words) || tellsKind(words);
}

/** An item of a list of faults, with the fault that it tells of. */
interface FaultItem {
  readonly path: MemberPath;
  readonly item: JsonObject;
  readonly fault: Fault;
  readonly index: number;
}

/**
 * Makes each item of a list of faults tell what sets its fault apart, as far as its schema allows: the
 * kind in code, what was expected, an id of its own. Of a fake, what isn't known of a fault is left out.
 * @param faults those of the list, in its order.
 * @param isFake whether the items aren't documented ones, whose codes stay.
 * @param isValid whether the body may be so.
 */
export function tellApart(
  body: Json,
  faults: readonly Fault[],
  isFake: boolean,
  isValid: (body: Json) => boolean,
): Json {
  let told = body;
  for (const faultItem of itemsOf(body, [], true, faults)) {
    for (const [name, member] of Object.entries(faultItem.item)) {
      const path = [...faultItem.path, name];
      const words = wordsOf(name);
      const candidates =
        isFake && isUnknown(words, faultItem.fault)
          ? [without(told, path)]
          : valuesOf(words, member, faultItem, isFake).map((value) =>
              replaceAt(told, path, () => value),
            );
      told = candidates.find(isValid) ?? told;
    }
  }
  return told;
}

function itemsOf(
  value: Json,
  path: MemberPath,
  isList: boolean,
  faults: readonly Fault[],
): FaultItem[] {
  if (Array.isArray(value)) {
    const nested = value.flatMap((item, index) => itemsOf(item, [...path, index], false, faults));
    if (nested.length > 0 || !isList || value.length !== faults.length) return nested;
    return faults.flatMap((fault, index) => {
      const item = value[index] ?? null;
      return isJsonObject(item) ? [{ path: [...path, index], item, fault, index }] : [];
    });
  }
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    itemsOf(member, [...path, name], mayListFaults(name), faults),
  );
}

/** Whether a member tells what isn't known of a fault: its place, what came, or what was expected. */
function isUnknown(words: string, { at, value, keyword }: Fault): boolean {
  if (tellsReceived(words)) return value === undefined;
  if (tellsKind(words) && !isOfError(words)) return keyword === undefined;
  return tellsPlace(words) && at === 'request';
}

function tellsKind(words: string): boolean {
  return KIND_NAME.test(words) || EXPECTED_NAME.test(words);
}

/** What a member may tell of its fault, the best first. */
function valuesOf(
  words: string,
  member: Json,
  { item, fault, index }: FaultItem,
  isFake: boolean,
): readonly Json[] {
  if (words === 'id') return index === 0 ? [] : [ownId(member, index)];
  if (isFake && tellsReceived(words)) return received(fault);
  // FastAPI has the indices of lists as numbers.
  if (words === 'loc' && Array.isArray(member)) return [member.map(asIndex)];
  if (typeof member !== 'string') return [];
  const { keyword, expected } = fault;
  if (keyword === undefined || expected === undefined) return [];
  if (words === 'type' && Array.isArray(item.loc)) return [pydanticKind(fault)];
  if (!isFake) return [];
  if (EXPECTED_NAME.test(words)) return [expected];
  if (words === 'keyword') return [keyword];
  return KIND_NAME.test(words) ? kindCodes(keyword) : [];
}

/** What came, or its text where only a text can stand. */
function received({ value }: Fault): readonly Json[] {
  return value === undefined ? [] : [value as Json, JSON.stringify(value)];
}

/** The id of another occurrence. */
function ownId(id: Json, index: number): Json {
  if (typeof id === 'number') return id + index;
  if (typeof id !== 'string') return id;
  const random = createRandom(id).derive(index);
  const own = likeExample(id, 'id', 0)({ random, now: 0 });
  return own === id ? `${id}-${index + 1}` : own;
}

function asIndex(token: Json): Json {
  return typeof token === 'string' && /^(0|[1-9]\d*)$/.test(token) ? Number(token) : token;
}
