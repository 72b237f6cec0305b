import { wordsOf } from '../../compile/words.ts';
import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { isOfError } from './error-members.ts';
import { isOfFault } from './fault-items.ts';
import { mayListFaults, PLACE_NAME } from './fault-list.ts';
import {
  fillMessage,
  isMessageName,
  type MemberPath,
  mayHoldMessage,
  without,
} from './message-slot.ts';

/**
 * The fake of an error's body without the members that it needn't hold: beside a message they would
 * tell of things that have nothing to do with what went wrong.
 * @param isKept whether a text is a documented one, which stays.
 * @param isValid whether the body may be so.
 */
export function withoutUnrelated(
  body: Json,
  isKept: (text: string) => boolean,
  isValid: (body: Json) => boolean,
): Json {
  if (fillMessage(body, () => '') === undefined) return body;
  return leaveOut(body, unrelatedPaths(body, [], isKept), isValid);
}

/** A body without those of some members that it needn't hold. */
export function leaveOut(
  body: Json,
  paths: readonly MemberPath[],
  isValid: (body: Json) => boolean,
): Json {
  return paths.reduce<Json>((left, path) => {
    const candidate = without(left, path);
    return isValid(candidate) ? candidate : left;
  }, body);
}

/** Where members stand that tell nothing of the error, beside what may tell of it. */
function unrelatedPaths(
  value: Json,
  path: MemberPath,
  isKept: (text: string) => boolean,
): MemberPath[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => unrelatedPaths(item, [...path, index], isKept));
  }
  if (!isJsonObject(value)) return [];
  const isItem = typeof path.at(-1) === 'number';
  const isRelated = (name: string) => {
    const words = wordsOf(name);
    const isOfItem = isItem ? isOfFault(words) : PLACE_NAME.test(words);
    return isMessageName(name) || isOfError(words) || isOfItem;
  };
  // A map has other names.
  const names = Object.keys(value);
  const isMap = !names.some((name) => isRelated(name) || mayHold(name));
  return Object.entries(value).flatMap(([name, member]) => {
    const at = [...path, name];
    if (mayHold(name) && isFilled(member)) return unrelatedPaths(member, at, isKept);
    const isLeft = isMap || member === null || isRelated(name) || holdsText(member, isKept);
    return isLeft ? [] : [at];
  });
}

/** Whether a member of a name may hold what tells of the error. */
function mayHold(name: string): boolean {
  return mayHoldMessage(name) || mayListFaults(name);
}

function isFilled(member: Json): member is JsonObject | Json[] {
  return typeof member === 'object' && member !== null && Object.keys(member).length > 0;
}

function holdsText(value: Json, isKept: (text: string) => boolean): boolean {
  if (typeof value === 'string') return isKept(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((member) => holdsText(member, isKept));
}
