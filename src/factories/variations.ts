import { type Direction, isLeftOut } from '../compile/direction.ts';
import { type Placed, schemasAt } from '../compile/schemas-at.ts';
import type { Json, JsonObject, Pointer, Schema } from '../contract/contract.ts';
import {
  childPointer,
  freeName,
  isJsonObject,
  localReference,
  parsePointer,
  referencePointer,
} from '../contract/pointer.ts';
import { type OwnVariation, ownVariations } from './own-variations.ts';

/** One way in which a value may be otherwise. */
export interface Variation {
  /** What is otherwise: `/data is empty`; in a branch: `/pay/iban is absent, where /pay is Transfer`. */
  readonly name: string;
  /** The part that may have to be made anew, to be so. */
  readonly site: Site;
  /** What is to stand at a place; absent where any part of the site is otherwise. */
  readonly change?: Change;
  /** What the part satisfies beside its schema. */
  readonly narrowing?: Schema;
  /** Of which branch the value has to be, to have the place; absent: of any. */
  readonly within?: Variation;
}

/** Another value at a place in a value; without one, none. */
export interface Change {
  readonly at: Pointer;
  readonly value?: Json;
}

/** A place in a value, with the schemas that hold there; the last one tells most, and is tried first. */
export interface Site {
  readonly at: Pointer;
  readonly pointers: readonly Pointer[];
  readonly holder?: Site;
  readonly within?: Variation;
}

/** What the entry of a map is called that is varied. */
const ENTRY = 'key';

/**
 * The ways in which a value of a schema may be otherwise, one thing at a time, those near its root first.
 * A schema is varied where it first stands, so that there are no more ways than the schemas tell. Some may
 * be ruled out by other schemas.
 */
export function* variationsOf(
  document: JsonObject,
  pointer: Pointer,
  direction: Direction,
  depth: number,
): Generator<Variation, void> {
  const seen = new Set<Pointer>();
  // Several schemas of a value may say the same of it.
  const names = new Set<string>();
  const sites: Site[] = [{ at: '', pointers: [pointer] }];
  for (let site = sites.shift(); site !== undefined; site = sites.shift()) {
    const placed = schemasAt(document, site.pointers, ['allOf']);
    const fresh = placed.filter(({ pointer }) => !seen.has(pointer));
    for (const { pointer } of fresh) seen.add(pointer);
    for (const { schema, pointer } of fresh) {
      for (const own of ownVariations(schema)) yield* unlessKnown(variationAt(site, own));
      for (const branch of branchesOf(schema, pointer)) {
        const own = { ...site, pointers: [...site.pointers, branch.pointer] };
        const free = freeName(branch.name, (name) => names.has(nameAt(site, `is ${name}`)));
        const variation = variationAt(own, { name: `is ${free}` });
        yield* unlessKnown(variation);
        sites.push({ ...own, within: variation });
      }
    }
    if (parsePointer(site.at).length >= depth) continue;
    const required = new Set(placed.flatMap(({ schema }) => listOf(schema.required)));
    for (const { name, pointers } of propertiesOf(fresh)) {
      if (pointers.some((property) => isHidden(property))) continue;
      const at = childPointer(site.at, name);
      if (!required.has(name)) {
        const name = nameAt({ ...site, at }, 'is absent');
        yield* unlessKnown({ name, site, change: { at }, ...withinOf(site) });
      }
      sites.push({ at, pointers, holder: site, ...withinOf(site) });
    }
    const items = fresh.filter(({ schema }) => isJsonObject(schema.items));
    if (items.length === 0) continue;
    const pointers = items.map(({ pointer }) => childPointer(pointer, 'items'));
    sites.push({ at: childPointer(site.at, 0), pointers, holder: site, ...withinOf(site) });
  }

  function* unlessKnown(variation: Variation): Generator<Variation, void> {
    if (names.has(variation.name)) return;
    names.add(variation.name);
    yield variation;
  }

  function isHidden(property: Pointer): boolean {
    return isLeftOut(document, { $ref: localReference(property) }, direction);
  }
}

function variationAt(site: Site, { name, narrowing, value }: OwnVariation): Variation {
  const { at, holder = site } = site;
  return {
    name: nameAt(site, name),
    ...(value === undefined ? { site } : { site: holder, change: { at, value } }),
    ...(narrowing !== undefined && { narrowing }),
    ...withinOf(site),
  };
}

/** What is so at a site; in a branch, in which: another branch may have the same place. */
function nameAt({ at, within }: Site, what: string): string {
  const name = `${at === '' ? 'the body' : at} ${what}`;
  return within === undefined ? name : `${name}, where ${within.name}`;
}

function withinOf({ within }: Site): { readonly within?: Variation } {
  return { ...(within !== undefined && { within }) };
}

/** The properties that schemas declare, and an entry of a map. */
function propertiesOf(placed: readonly Placed[]) {
  const found = placed.flatMap(({ schema, pointer }) => {
    const { properties, additionalProperties, patternProperties, propertyNames } = schema;
    if (isJsonObject(properties)) {
      const place = childPointer(pointer, 'properties');
      return Object.keys(properties).map((name) => ({ name, pointer: childPointer(place, name) }));
    }
    const isMap = isJsonObject(additionalProperties) && !patternProperties && !propertyNames;
    return isMap ? [{ name: ENTRY, pointer: childPointer(pointer, 'additionalProperties') }] : [];
  });
  return Array.from(
    Map.groupBy(found, ({ name }) => name),
    ([name, schemas]) => ({ name, pointers: schemas.map(({ pointer }) => pointer) }),
  );
}

/** What `oneOf` and `anyOf` of a schema leave to choose. */
function branchesOf(schema: JsonObject, pointer: Pointer) {
  return ['oneOf', 'anyOf'].flatMap((keyword) =>
    listOf(schema[keyword]).map((branch, index) => ({
      name: nameOf(branch) ?? `${keyword}/${index}`,
      pointer: childPointer(childPointer(pointer, keyword), index),
    })),
  );
}

function nameOf(branch: Json): string | undefined {
  if (!isJsonObject(branch)) return undefined;
  const target = referencePointer(branch);
  if (target !== undefined) return parsePointer(target).at(-1);
  if (typeof branch.title === 'string') return branch.title;
  return branch.type === 'null' ? 'null' : undefined;
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
