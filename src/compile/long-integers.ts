import type { Json } from '../contract/contract.ts';
import { valueAt } from '../contract/pointer.ts';
import { equalItems } from './unique-items.ts';
import { showValue, type Violation } from './violation.ts';

/**
 * Whether a value holds a {@link LongInteger}, or a copy of one that has lost its digits. Every value
 * is asked, of any depth: hence no recursion, and no list of an object's members.
 */
export function holdsLongInteger(value: unknown): boolean {
  const pending: object[] = [];
  const add = (member: unknown) => {
    if (typeof member === 'object' && member !== null) pending.push(member);
  };
  add(value);
  for (const node of pending) {
    if (node instanceof Number) return true;
    if (Array.isArray(node)) for (const item of node) add(item);
    else for (const key in node) add((node as Record<string, unknown>)[key]);
  }
  return false;
}

/**
 * Judges a value that holds long integers, though ajv knows numbers alone: each becomes the nearest
 * double, as the bounds and values of the schema did when the document was read. Messages tell the
 * digits that came, and integers that only their last digits tell apart are unique items.
 */
export function judgeLongIntegers(
  judge: (value: unknown) => readonly Violation[],
  value: unknown,
): Violation[] {
  const rounded = round(value) as Json;
  const exact = value as Json;
  return judge(rounded)
    .filter(({ keyword, pointer }) => {
      return keyword !== 'uniqueItems' || !areUnique(valueAt(exact, pointer));
    })
    .map((violation) => {
      const { pointer, value } = violation;
      // A violation may speak of something else than the value at its place: the name of a property.
      if (value !== valueAt(rounded, pointer)) return violation;
      const came = valueAt(exact, pointer);
      return { ...violation, received: showValue(came), value: came };
    });
}

function round(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Number) return nearestDouble(value);
  if (Array.isArray(value)) return value.map(round);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, round(member)]));
}

const INT64_LIMIT = 2 ** 63;

/**
 * 2^63 stands for the last int64, which rounds to it in values and documents alike; -2^63 is the
 * first. An integer beyond them that rounds to them becomes the next double instead.
 */
function nearestDouble(integer: object): number {
  const nearest = Number(integer);
  if (Math.abs(nearest) !== INT64_LIMIT) return nearest;
  const isInt64 = BigInt.asIntN(64, BigInt(String(integer))) === BigInt(String(integer));
  return isInt64 ? nearest : nearest * (1 + Number.EPSILON);
}

function areUnique(items: Json | undefined): boolean {
  return Array.isArray(items) && equalItems(items) === undefined;
}
