import { ID_NAMES, isHolder, singular, wordsOf } from '../compile/words.ts';
import { freeName } from '../contract/pointer.ts';
import { entityName } from './names.ts';
import { byKey } from './order.ts';
import { isAlike } from './similarity.ts';
import { becomeMap, emptyObjects, mergeObjects, type ObjectSketch, type Sketch } from './sketch.ts';

/** The bodies of one place. */
export interface BodyRoot {
  readonly values: Sketch;
  /** What the thing is called that they tell of: `App` for `GET /apps`, whose items are apps. */
  readonly entity: string;
  /** What they are called themselves where that is another thing: `CreateAppRequest`. */
  readonly name?: string;
  /** Follows the names of what stands inside them: what is sent differs from what is answered. */
  readonly suffix: '' | 'Input';
  /** Tells them from all others. */
  readonly place: string;
}

/** Objects that a component may describe. */
interface Candidate {
  readonly objects: ObjectSketch;
  readonly name: string;
  readonly place: string;
  readonly isRoot: boolean;
  /** Whether it is an object around what the bodies tell of. */
  readonly isEnvelope: boolean;
}

/** What has fewer members is described where it stands. */
const LEAST_MEMBERS = 2;
/** What holds objects of its own kind has so many. */
const LEAST_RECURSIVE = 3;

/** So many members, each of which is missing more often than not, are those of a map. */
const LEAST_SPARSE = 12;
/** So many names that nobody gives to members are those of a map. */
const LEAST_ODD = 4;
const ODD = /^[A-Z]{2,3}$|[^\w$@:#-]/;

/**
 * Finds the objects that deserve a component: bodies and the items of lists that they are, and what stands
 * alike in several places. Each of them is marked with its component's name.
 */
export function findComponents(roots: readonly BodyRoot[]): ReadonlyMap<string, ObjectSketch> {
  const candidates = roots.flatMap(candidatesOf);
  // Which envelopes are alike depends on what is in them.
  const [envelopes = [], others = []] = [true, false].map((isEnvelope) =>
    byKey(
      Map.groupBy(
        candidates.filter((one) => one.isEnvelope === isEnvelope),
        ({ name }) => name,
      ),
    ),
  );
  const clusters = new Map<string, readonly Candidate[]>();
  for (const [name, called] of [...others, ...envelopes]) {
    for (const alike of clustersOf(called)) {
      if (alike.length === 1 && !alike.some(({ isRoot }) => isRoot)) continue;
      const free = freeName(name, (taken) => clusters.has(taken));
      for (const { objects } of alike) objects.component = free;
      clusters.set(free, alike);
    }
  }
  // What they hold is marked by now.
  return new Map(Array.from(clusters, ([name, alike]) => [name, merged(alike)]));
}

function merged(candidates: readonly Candidate[]): ObjectSketch {
  const all = emptyObjects();
  for (const { objects } of candidates) mergeObjects(all, objects);
  return all;
}

function candidatesOf(root: BodyRoot): Candidate[] {
  const { values, entity, suffix, place } = root;
  const found: Candidate[] = [];
  const rootName = nameOf(root);
  collect(values, rootName, place, true, []);
  return found;

  function collect(
    { objects, lists }: Sketch,
    called: string,
    at: string,
    isRoot: boolean,
    around: readonly Candidate[],
  ): void {
    if (lists !== undefined) {
      collect(lists.items, isRoot ? entity : called, `${at}[]`, isRoot, around);
    }
    if (objects === undefined) return;
    if (looksLikeMap(objects)) becomeMap(objects);
    const same = around.find((one) => isSameKind(one.objects, objects));
    const isAround = at === place && rootName !== entity;
    const candidate = {
      objects,
      name: same?.name ?? called,
      place: at,
      isRoot,
      isEnvelope: isAround,
    };
    if (objects.members.size >= (isRoot ? 1 : LEAST_MEMBERS)) found.push(candidate);
    const inside = [...around, candidate];
    if (objects.others !== undefined) {
      collect(objects.others, `${called}Value`, `${at}{}`, false, inside);
    }
    for (const [member, { sketch }] of objects.members) {
      const isEntity = isRoot && isHeld(member, entity);
      const own = isEntity ? entity : entityName(member);
      const name = own === rootName ? `${own}Item` : own;
      collect(
        sketch,
        name === '' ? `${called}Value` : `${name}${suffix}`,
        `${at}/${member}`,
        isEntity,
        inside,
      );
    }
  }
}

/** What bodies are called: `AppList` and `AppResponse` hold what they tell of, and an `App` is it. */
function nameOf({ values: { objects }, entity, name }: BodyRoot): string {
  if (name !== undefined) return name;
  const members = [...(objects?.members ?? [])];
  if (members.some(([member]) => ID_NAMES.includes(wordsOf(member)))) return entity;
  const held = members.filter(([member]) => isHeld(member, entity));
  if (held.some(([, { sketch }]) => sketch.lists !== undefined)) return `${entity}List`;
  return held.some(([, { sketch }]) => sketch.objects !== undefined) ? `${entity}Response` : entity;
}

function isHeld(name: string, entity: string): boolean {
  const words = wordsOf(name);
  return isHolder(words) || entityName(singular(words)) === entity;
}

/** Whether the names of members are data, as those of currencies are. */
function looksLikeMap({ seen, members, isMap }: ObjectSketch): boolean {
  if (isMap) return false;
  const names = [...members.keys()];
  if (names.length >= LEAST_ODD && names.every((name) => ODD.test(name))) return true;
  const all = [...members.values()].map(({ sketch }) => sketch);
  const isSparse = all.length >= LEAST_SPARSE && all.every((sketch) => sketch.seen * 2 < seen);
  return isSparse && (all.every((one) => one.numbers?.seen === one.seen) || areAlike(all));
}

function areAlike(sketches: readonly Sketch[]): boolean {
  const [first, ...others] = sketches.map(({ objects }) => objects);
  return (
    first !== undefined && others.every((other) => other !== undefined && isAlike(first, other))
  );
}

/** Whether objects hold ones of their own kind, as comments hold answers. */
function isSameKind(outer: ObjectSketch, inner: ObjectSketch): boolean {
  const isTelling = Math.min(outer.members.size, inner.members.size) >= LEAST_RECURSIVE;
  return isTelling && isAlike(outer, inner);
}

/** Those that are alike, the most frequent first. */
function clustersOf(candidates: readonly Candidate[]): Candidate[][] {
  const inOrder = [...candidates].sort(
    (a, b) => b.objects.seen - a.objects.seen || (a.place < b.place ? -1 : 1),
  );
  const clusters: Candidate[][] = [];
  for (const candidate of inOrder) {
    const cluster = clusters.find(([first]) => first && areOneKind(first, candidate));
    if (cluster === undefined) clusters.push([candidate]);
    else cluster.push(candidate);
  }
  const seenIn = (cluster: readonly Candidate[]) =>
    cluster.reduce((sum, { objects }) => sum + objects.seen, 0);
  return clusters.sort((a, b) => seenIn(b) - seenIn(a));
}

function areOneKind(one: Candidate, other: Candidate): boolean {
  if (!isAlike(one.objects, other.objects)) return false;
  return !one.isEnvelope || heldBy(one.objects) === heldBy(other.objects);
}

/** The components of what is in an envelope. */
function heldBy({ members }: ObjectSketch): string {
  return byKey(members)
    .map(
      ([
        name,
        {
          sketch: { lists, objects },
        },
      ]) => {
        const one = objects ?? lists?.items.objects;
        return `${name} ${one?.component ?? ''}`;
      },
    )
    .join();
}
