import type { JsonObject, Pointer } from '../contract/contract.ts';
import { mappedPointer } from '../contract/discriminator.ts';
import {
  childPointer,
  isJsonObject,
  localReference,
  referencePointer,
  valueAt,
} from '../contract/pointer.ts';
import { discriminatorValues } from './discriminator.ts';
import type { References } from './fakes/references.ts';

/** A schema that a discriminator names. */
export interface Kind {
  readonly pointer: Pointer;
  readonly names: readonly string[];
}

/** The kinds that a discriminator tells apart. */
export interface Kinds {
  readonly property: string;
  readonly kinds: readonly Kind[];
  /** Whether a name may be that of a kind, although the discriminator doesn't know it. */
  readonly mayBe: (name: string) => boolean;
}

/**
 * The kinds of a schema with a discriminator (OpenAPI 3.1 §4.8.25): its branches, else itself and those
 * that inherit from it. `undefined` where it has none, or tells nothing apart.
 */
export function kindsOf(
  document: JsonObject,
  references: () => References,
  pointer: Pointer,
): Kinds | undefined {
  const schema = valueAt(document, pointer);
  const discriminator = isJsonObject(schema) ? schema.discriminator : undefined;
  if (!isJsonObject(schema) || !isJsonObject(discriminator)) return undefined;
  const { propertyName: property } = discriminator;
  if (typeof property !== 'string') return undefined;
  const branches = branchesOf(schema, pointer);
  const places =
    branches.length > 0 ? branches : heirsOf(schema, pointer, discriminator, references());
  if (places.length === 0) return undefined;
  const kinds = places.map((place) => {
    const branch = branches.length > 0 ? valueAt(document, place) : { $ref: localReference(place) };
    const values = isJsonObject(branch) ? discriminatorValues(branch, discriminator) : undefined;
    return { pointer: place, names: values === undefined ? [] : [...values.mapped, values.own] };
  });
  const isOpen = kinds.some(({ names }) => names.length === 0);
  const mayBe = (name: string) =>
    isOpen || [pointer, ...places].some((place) => lists(document, place, property, name));
  return { property, kinds, mayBe };
}

/** Where the branches of a schema stand, of which a value is of one or some. */
export function branchesOf(schema: JsonObject, pointer: Pointer): Pointer[] {
  return [...partsOf(schema, pointer, 'anyOf'), ...partsOf(schema, pointer, 'oneOf')];
}

/** Where the schemas stand that hold beside a schema: what it refers to, and its `allOf`. */
export function besidesOf(schema: JsonObject, pointer: Pointer): Pointer[] {
  const target = referencePointer(schema);
  return [...(target === undefined ? [] : [target]), ...partsOf(schema, pointer, 'allOf')];
}

function partsOf(schema: JsonObject, pointer: Pointer, keyword: string): Pointer[] {
  const parts = schema[keyword];
  if (!Array.isArray(parts)) return [];
  return [...parts.keys()].map((index) => childPointer(childPointer(pointer, keyword), index));
}

function heirsOf(
  base: JsonObject,
  pointer: Pointer,
  { mapping }: JsonObject,
  { heirsOf, pointerOf }: References,
): Pointer[] {
  const mapped = Object.values(isJsonObject(mapping) ? mapping : {}).map(String);
  const heirs = heirsOf(base).flatMap((heir) => pointerOf(heir) ?? []);
  const others = new Set([...mapped.map(mappedPointer), ...heirs]);
  others.delete(pointer);
  return others.size === 0 ? [] : [...others, pointer];
}

/** Whether a schema says itself that a property may have a value. */
function lists(document: JsonObject, pointer: Pointer, property: string, value: string): boolean {
  const passed = new Set<Pointer>();
  const pending = [pointer];
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    const schema = valueAt(document, place);
    if (!isJsonObject(schema) || passed.has(place)) continue;
    passed.add(place);
    pending.push(...besidesOf(schema, place));
    const own = isJsonObject(schema.properties) ? schema.properties[property] : undefined;
    if (!isJsonObject(own)) continue;
    const values = Array.isArray(own.enum) ? own.enum : [own.const];
    if (values.includes(value)) return true;
  }
  return false;
}
