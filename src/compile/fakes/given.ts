import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { exactNumber, LongInteger } from '../../http/long-integer.ts';
import { wordsOf } from '../words.ts';

/** The shortest abbreviation of a name. */
const SHORTEST = 3;

/** What a request says of the entity that its answer tells of. */
export interface Given {
  /** Its id, as the path has it, and the names in words that the id may have, the likeliest first. */
  readonly id?: { readonly names: readonly string[]; readonly text: string };
  /** The ids of what it belongs to, as the path has them, by the name in words of what refers to it. */
  readonly references: ReadonlyMap<string, string>;
  /** What is said of entities that it holds, by the property in words. */
  readonly within?: ReadonlyMap<string, Given>;
  /** What was sent of a list of entities, in its order. */
  readonly items?: readonly Json[];
  /** How many entities are asked for at most. */
  readonly limit?: number;
  /** What was sent of it, by name. */
  readonly members: JsonObject;
}

/** Whether a value may tell an entity from all others. */
export function isKey(value: Json | undefined): value is string | number {
  return typeof value === 'string' || typeof value === 'number' || value instanceof LongInteger;
}

/** What is said of the entity that a property of a name, in words, holds: `org` may be an `organization`. */
export function givenOf({ within }: Given, words: string): Given | undefined {
  if (within === undefined || within.size === 0) return undefined;
  const exact = within.get(words);
  if (exact !== undefined || words.includes(' ')) return exact;
  for (const [name, abbreviated] of within) {
    if (name.length >= SHORTEST && words.startsWith(name)) return abbreviated;
  }
  return undefined;
}

/** What is given of an item of a list, of which its own may have been sent. */
export function givenOfItem(given: Given, index: number): Given {
  const { references, within, items } = given;
  const sent = items?.[index];
  const members = sent !== undefined && isJsonObject(sent) ? sent : {};
  return { references, members, ...(within !== undefined && { within }) };
}

/** What is given of the entity that a holder holds. */
export function givenWithin(given: Given, holder: string): Given {
  const inner = given.members[holder];
  return isJsonObject(inner) ? { ...given, members: inner } : given;
}

/** What is said of an entity but for its id: what it holds beside that has none, such as attributes. */
export function givenWithoutId({ id: _, ...others }: Given): Given {
  return others;
}

/**
 * What is left to say of an entity whose answer is at fault at a path: all but the member that the path
 * leads through, else all but its ids; `undefined` where there is nothing left to leave out.
 */
export function givenWithout(given: Given, path: readonly string[]): Given | undefined {
  const { id, within, items, ...others } = given;
  const [name = '', ...rest] = path;
  const inner = within?.get(wordsOf(name));
  const less = inner && givenWithout(inner, rest);
  if (less !== undefined) return { ...given, within: new Map(within).set(wordsOf(name), less) };
  const keptItems = items && itemsWithout(items, path);
  if (keptItems !== undefined) return { ...given, items: keptItems };
  const kept = withoutPath(given.members, path);
  if (kept !== undefined) return { ...given, members: kept };
  return id === undefined && items === undefined && given.references.size === 0
    ? undefined
    : { ...others, references: new Map() };
}

function itemsWithout(
  items: readonly Json[],
  [index = '', ...rest]: readonly string[],
): readonly Json[] | undefined {
  const item = items[Number(index)];
  if (item === undefined || !isJsonObject(item)) return undefined;
  const kept = withoutPath(item, rest);
  return kept && items.with(Number(index), kept);
}

function withoutPath(
  members: JsonObject,
  [name, ...rest]: readonly string[],
): JsonObject | undefined {
  if (name === undefined) return undefined;
  const { [name]: member, ...others } = members;
  if (member === undefined) return withoutPath(members, rest);
  const kept = isJsonObject(member) ? withoutPath(member, rest) : undefined;
  return kept === undefined ? others : { ...others, [name]: kept };
}

/** Whether a value that was made has something of what was sent, by name. */
export function isPartOf(sent: JsonObject, made: Json): made is JsonObject {
  return isJsonObject(made) && Object.keys(sent).some((name) => Object.hasOwn(made, name));
}

/**
 * A value in the place of one that was made: as it was sent, in as far as what was made has it. A null
 * stands for any value: fakes are null only where nothing else is allowed.
 */
export function sentInPlace(sent: Json, made: Json): Json | undefined {
  if (isJsonObject(sent) && isPartOf(sent, made)) {
    const known = Object.entries(sent).filter(([name]) => Object.hasOwn(made, name));
    return { ...made, ...Object.fromEntries(known) };
  }
  return sent === null || made === null || kindOf(sent) === kindOf(made) ? sent : undefined;
}

/** A text of a path as a value of the type of one that was made; `undefined` where it can't be one. */
export function textInPlace(text: string, made: Json): Json | undefined {
  if (typeof made === 'string') return text;
  if (typeof made !== 'number' || !/^-?\d+(\.\d+)?$/.test(text)) return undefined;
  return exactNumber(text) as number;
}

/** The type of a value, as far as one can stand in the place of another. */
export function kindOf(value: Json): string {
  if (value instanceof LongInteger) return 'number';
  return Array.isArray(value) ? 'array' : typeof value;
}
