import { remembered } from '../http/remembered.ts';
import { isCredentialName } from '../recording/secret-name.ts';
import { Decimal } from './decimals.ts';
import { identifierKind } from './identifier.ts';
import { known } from './known.ts';
import { emptyTexts, mergeTexts, seeText, type TextSketch } from './texts.ts';

/**
 * What all values at one place have shown: sums and what holds of all of them, so that neither their order
 * nor their number matters, and none of them is kept.
 */
export interface Sketch {
  seen: number;
  nulls: number;
  booleans: number;
  numbers: NumberSketch | undefined;
  texts: TextSketch | undefined;
  lists: ListSketch | undefined;
  objects: ObjectSketch | undefined;
}

/** What numbers have shown. */
export interface NumberSketch {
  seen: number;
  areIntegers: boolean;
  /** The one that is farthest from 0. */
  farthest: number;
}

/** What lists have shown. */
export interface ListSketch {
  seen: number;
  readonly items: Sketch;
}

/** What objects have shown. */
export interface ObjectSketch {
  seen: number;
  /** By their names. */
  readonly members: Map<string, Member>;
  /** Of members whose names are ids, and of all of a map. */
  others: Sketch | undefined;
  /** Whether all names are data. */
  isMap: boolean;
  /** The component that describes all of them. */
  component: string | undefined;
}

/** What the members of a name have shown. */
export interface Member {
  readonly sketch: Sketch;
  /** The sum of the positions at which it stood. */
  positions: number;
}

/** Most members come again. */
const isSecretMember = remembered(isCredentialName);

/** So many names are those of members; an object with more is a map. */
const MOST_MEMBERS = 250;

/** Values that are nested deeper are counted and not looked into. */
const MOST_LEVELS = 40;

/** No value has come yet. */
export function emptySketch(): Sketch {
  return {
    seen: 0,
    nulls: 0,
    booleans: 0,
    numbers: undefined,
    texts: undefined,
    lists: undefined,
    objects: undefined,
  };
}

/**
 * Notes a JSON value.
 * @param isSecret whether it stands at or below a secret's name, so that nothing of its texts may be kept.
 */
export function see(sketch: Sketch, value: unknown, isSecret = false, level = 0): void {
  sketch.seen += 1;
  if (value === null) sketch.nulls += 1;
  else if (typeof value === 'boolean') sketch.booleans += 1;
  else if (typeof value === 'string') seeText(textsOf(sketch), value, isSecret);
  else if (typeof value === 'number' || value instanceof Number) {
    const number = Number(value);
    const areIntegers = Number.isInteger(number) && !(value instanceof Decimal);
    addNumbers(sketch, { seen: 1, areIntegers, farthest: Math.abs(number) });
  } else if (level === MOST_LEVELS) return;
  else if (Array.isArray(value)) {
    const lists = listsOf(sketch);
    lists.seen += 1;
    for (const item of value) see(lists.items, item, isSecret, level + 1);
  } else seeObject(objectsOf(sketch), value as object, isSecret, level);
}

/** Adds to a sketch what another one has seen, which stays as it is. */
export function merge(sketch: Sketch, other: Sketch): void {
  sketch.seen += other.seen;
  sketch.nulls += other.nulls;
  sketch.booleans += other.booleans;
  if (other.numbers !== undefined) addNumbers(sketch, other.numbers);
  if (other.texts !== undefined) mergeTexts(textsOf(sketch), other.texts);
  if (other.lists !== undefined) {
    const lists = listsOf(sketch);
    lists.seen += other.lists.seen;
    merge(lists.items, other.lists.items);
  }
  if (other.objects === undefined) return;
  const isFirst = sketch.objects === undefined;
  const objects = objectsOf(sketch);
  const isSame = isFirst || objects.component === other.objects.component;
  objects.component = isSame ? other.objects.component : undefined;
  mergeObjects(objects, other.objects);
}

/** Adds to a sketch of objects what another one has seen, which stays as it is. */
export function mergeObjects(objects: ObjectSketch, other: ObjectSketch): void {
  objects.seen += other.seen;
  if (other.others !== undefined) merge(othersOf(objects), other.others);
  for (const [name, { sketch, positions }] of other.members) {
    const member = memberOf(objects, name);
    merge(member.sketch, sketch);
    member.positions += positions;
  }
  if (objects.isMap || other.isMap || objects.members.size > MOST_MEMBERS) becomeMap(objects);
}

/** No object has come yet. */
export function emptyObjects(): ObjectSketch {
  return { seen: 0, members: new Map(), others: undefined, isMap: false, component: undefined };
}

/** Takes the members for those of a map. */
export function becomeMap(objects: ObjectSketch): void {
  objects.isMap = true;
  for (const { sketch } of objects.members.values()) merge(othersOf(objects), sketch);
  objects.members.clear();
}

function seeObject(objects: ObjectSketch, value: object, isSecret: boolean, level: number): void {
  objects.seen += 1;
  for (const [position, [name, member]] of Object.entries(value).entries()) {
    const isHidden = isSecret || isSecretMember(name);
    if (objects.isMap || identifierKind(name) !== undefined) {
      see(othersOf(objects), member, isHidden, level + 1);
      continue;
    }
    const known = memberOf(objects, name);
    known.positions += position;
    see(known.sketch, member, isHidden, level + 1);
  }
  if (objects.members.size > MOST_MEMBERS) becomeMap(objects);
}

function addNumbers(sketch: Sketch, { seen, areIntegers, farthest }: NumberSketch): void {
  const before = sketch.numbers ?? { seen: 0, areIntegers: true, farthest: 0 };
  sketch.numbers = {
    seen: before.seen + seen,
    areIntegers: before.areIntegers && areIntegers,
    farthest: Math.max(before.farthest, farthest),
  };
}

function textsOf(sketch: Sketch): TextSketch {
  sketch.texts ??= emptyTexts();
  return sketch.texts;
}

function listsOf(sketch: Sketch): ListSketch {
  sketch.lists ??= { seen: 0, items: emptySketch() };
  return sketch.lists;
}

function objectsOf(sketch: Sketch): ObjectSketch {
  sketch.objects ??= emptyObjects();
  return sketch.objects;
}

function othersOf(objects: ObjectSketch): Sketch {
  objects.others ??= emptySketch();
  return objects.others;
}

function memberOf({ members }: ObjectSketch, name: string): Member {
  return known(members, name, () => ({ sketch: emptySketch(), positions: 0 }));
}
