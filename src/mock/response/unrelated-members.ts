import type { Json } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { mayListFaults } from './fault-list.ts';
import { fillMessage, type MemberPath, mayHoldMessage, without } from './message-slot.ts';

/**
 * The fake of an error's body without the entities that it needn't hold: beside a message they would
 * tell of things that have nothing to do with what went wrong.
 * @param isKept whether a text is a documented one, which stays.
 * @param isValid whether the body may be so.
 */
export function withoutEntities(
  body: Json,
  isKept: (text: string) => boolean,
  isValid: (body: Json) => boolean,
): Json {
  if (fillMessage(body, () => '') === undefined) return body;
  let left = body;
  for (const path of entityPaths(body, [], isKept)) {
    const candidate = without(left, path);
    if (isValid(candidate)) left = candidate;
  }
  return left;
}

/** Where entities stand beside what may tell of the error. */
function entityPaths(
  value: Json,
  path: MemberPath,
  isKept: (text: string) => boolean,
): MemberPath[] {
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const at = [...path, name];
    if (mayHoldMessage(name)) return entityPaths(member, at, isKept);
    const isExtra = isEntity(member) && !mayListFaults(name) && !holdsText(member, isKept);
    return isExtra ? [at] : [];
  });
}

function isEntity(member: Json): boolean {
  return isJsonObject(Array.isArray(member) ? (member[0] ?? null) : member);
}

function holdsText(value: Json, isKept: (text: string) => boolean): boolean {
  if (typeof value === 'string') return isKept(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((member) => holdsText(member, isKept));
}
