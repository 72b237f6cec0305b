import { directionalDocument } from '../src/compile/direction.ts';
import type { Json, JsonObject, Pointer } from '../src/contract/contract.ts';
import { mappedPointer } from '../src/contract/discriminator.ts';
import type { Kind } from '../src/contract/grammar.ts';
import {
  childPointer,
  freeName,
  isJsonObject,
  localReference,
  parsePointer,
  referencePointer,
  setOwn,
  valueAt,
} from '../src/contract/pointer.ts';
import { walk } from '../src/contract/walk.ts';
import { placeInnerSchemas, SCHEMAS } from './inner-schemas.ts';

/**
 * The schemas in a document's `components` that read otherwise in requests than in responses, since what is
 * readOnly may be missing in the one and what is writeOnly in the other, or that lead to one that does; each
 * with the place that it has as requests have it: `/components/schemas/PetInRequest`.
 */
export function requestSchemas(document: JsonObject): ReadonlyMap<Pointer, Pointer> {
  return isAlike(document) ? new Map() : placesIn(withInnerPlaced(document));
}

/**
 * A document that has schemas as responses have them, and those of `requestSchemas` at their places beside
 * them, to which its parameters and request bodies refer; itself, where all read alike.
 */
export function withRequestSchemas(document: JsonObject): JsonObject {
  if (isAlike(document)) return document;
  const placed = withInnerPlaced(document);
  const places = placesIn(placed);
  const request = directionalDocument(placed, 'request');
  const asked = (pointer: Pointer, kind: Kind) =>
    inRequests(structuredClone(valueAt(request, pointer) ?? true), kind, places);
  const copy = structuredClone(directionalDocument(placed, 'response'));
  walk(copy, 'openapi', '', (node, kind, pointer) => {
    if (kind === 'requestBody' || kind === 'parameter') Object.assign(node, asked(pointer, kind));
  });
  for (const [pointer, place] of places)
    setOwn(componentsOf(copy), nameAt(place), asked(pointer, 'schema'));
  return copy;
}

function isAlike(document: JsonObject): boolean {
  return directionalDocument(document, 'response') === directionalDocument(document, 'request');
}

/** References then lead to `components` alone. */
function withInnerPlaced(document: JsonObject): JsonObject {
  const copy = structuredClone(document);
  placeInnerSchemas(copy);
  return copy;
}

function placesIn(document: JsonObject): ReadonlyMap<Pointer, Pointer> {
  const response = directionalDocument(document, 'response');
  const request = directionalDocument(document, 'request');
  const names = Object.keys(componentsOf(document));
  const pointers = names.map((name) => childPointer(SCHEMAS, name));
  const referrers = referrersIn(document);
  const different = new Set(
    // What reads alike is shared.
    pointers.filter((pointer) => valueAt(request, pointer) !== valueAt(response, pointer)),
  );
  // What is found is visited, too.
  for (const pointer of different) {
    for (const referrer of referrers.get(pointer) ?? []) different.add(referrer);
  }
  const taken = new Set(names);
  const placeOf = (pointer: Pointer): Pointer => {
    const name = freeName(`${nameAt(pointer)}InRequest`, (free) => taken.has(free));
    taken.add(name);
    return childPointer(SCHEMAS, name);
  };
  const inOrder = pointers.filter((pointer) => different.has(pointer));
  return new Map(inOrder.map((pointer) => [pointer, placeOf(pointer)]));
}

/** Has a part of a document refer to schemas as requests have them. */
function inRequests(part: Json, kind: Kind, places: ReadonlyMap<Pointer, Pointer>): Json {
  if (!isJsonObject(part)) return part;
  walk(part, kind, '', (node, kind) => {
    if (kind !== 'schema') return;
    if (isJsonObject(node.discriminator)) {
      node.discriminator.mapping = mappingInRequests(node, node.discriminator, places);
    }
    const place = places.get(referencePointer(node) ?? '');
    if (place !== undefined) node.$ref = localReference(place);
  });
  return part;
}

/** Who isn't mapped is told by its name, which is another one in requests (OpenAPI 3.1 §4.8.25). */
function mappingInRequests(
  schema: JsonObject,
  { mapping }: JsonObject,
  places: ReadonlyMap<Pointer, Pointer>,
): JsonObject {
  const targets = Object.entries(objectOf(mapping)).map(
    ([value, target]) => [value, typeof target === 'string' ? mappedPointer(target) : ''] as const,
  );
  const mapped = new Set(targets.map(([, pointer]) => pointer));
  const branches = schema.oneOf === undefined ? [...places.keys()] : referencesIn(schema.oneOf);
  const named = branches
    .filter((pointer) => !mapped.has(pointer))
    .map((pointer) => [nameAt(pointer), pointer] as const);
  return Object.fromEntries(
    [...named, ...targets].map(([value, pointer]) => [
      value,
      localReference(places.get(pointer) ?? pointer),
    ]),
  );
}

/**
 * By which schemas each is referred to. One with a discriminator leads to its heirs, which tell their
 * values by it.
 */
function referrersIn(document: JsonObject): ReadonlyMap<Pointer, ReadonlySet<Pointer>> {
  const referrers = new Map<Pointer, Set<Pointer>>();
  for (const [name, schema] of Object.entries(componentsOf(document))) {
    const pointer = childPointer(SCHEMAS, name);
    if (!isJsonObject(schema)) continue;
    walk(schema, 'schema', '', (node) => {
      const target = referencePointer(node);
      if (target !== undefined) add(target, pointer);
      for (const base of referencesIn(node.allOf)) {
        const { discriminator } = objectOf(valueAt(document, base));
        if (discriminator !== undefined) add(pointer, base);
      }
    });
  }
  return referrers;

  function add(target: Pointer, referrer: Pointer): void {
    const known = referrers.get(target) ?? new Set();
    referrers.set(target, known.add(referrer));
  }
}

function referencesIn(schemas: Json | undefined): Pointer[] {
  const all = Array.isArray(schemas) ? schemas.filter(isJsonObject) : [];
  return all.flatMap((schema) => referencePointer(schema) ?? []);
}

function componentsOf(document: JsonObject): JsonObject {
  return objectOf(valueAt(document, SCHEMAS));
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function nameAt(pointer: Pointer): string {
  return parsePointer(pointer).at(-1) ?? '';
}
