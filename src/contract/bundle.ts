import type { Json, JsonObject, Note, Pointer } from './contract.ts';
import { COMPONENT_SECTIONS, isReferable, kindAt, type ReferableKind } from './grammar.ts';
import { type LocateOrigin, type Origin, type Origins, originOf } from './origins.ts';
import {
  attachBroughtIn,
  type Bundling,
  findTarget,
  hasPlace,
  placeOf,
  settle,
  upgradePart,
} from './placement.ts';
import { childPointer, formatPointer, isJsonObject, localReference, valueAt } from './pointer.ts';
import { leadsInACircle, referenceOf } from './reference.ts';
import { fileOfReference, type Source, type Sources } from './sources.ts';
import { walk } from './walk.ts';

/** A document in 3.1 terms that holds all it refers to, and where its parts come from. */
export interface Bundle {
  readonly document: JsonObject;
  readonly origins: Origins;
  readonly notes: readonly Note[];
}

/**
 * Brings a document and all that it refers to into one, with references inside it only. What stands
 * elsewhere gets a place in `components`, named after the last part of its pointer or its file; where
 * an entry of `components` or `paths` is nothing but a reference to it, its place is there. The same
 * target has one place, and cycles stay references. Parts in OpenAPI 3.0 are upgraded to 3.1. The
 * root's value is changed in place.
 *
 * @throws {UnresolvedReferenceError} a reference leads nowhere, round in a circle, or where it may not
 * @throws {DocumentError} a file that a reference leads to can't be parsed
 */
export function bundle(root: Source, sources: Sources, locate: LocateOrigin): Bundle {
  const document = root.value as JsonObject;
  const bundling: Bundling = {
    document,
    root,
    rootVersion: document.openapi,
    sources,
    locate,
    origins: new Map([['', { url: root.url, pointer: '' }]]),
    places: new Map(),
    broughtIn: new Map(),
    wrapped: new Set(),
    notes: [],
    pending: [{ node: document, kind: 'openapi', pointer: '' }],
    references: new Map(),
    named: [],
  };
  upgradePart(bundling, document, 'openapi', '', bundling.rootVersion);
  adoptTargets(bundling);
  for (const { node, kind, pointer } of bundling.pending)
    walk(node, kind, pointer, (object, objectKind, at) => {
      if (isReferable(objectKind)) makeLocal(bundling, object, objectKind, at);
    });
  attachBroughtIn(bundling);
  dropNames(bundling);
  refuseCircles(bundling);
  return { document, origins: bundling.origins, notes: bundling.notes };
}

/** Where an entry that is nothing but a reference to another file gives its target a place. */
const ADOPTING = [
  '/paths',
  ...Object.values(COMPONENT_SECTIONS).map((section) => `/components/${section}`),
];

function adoptTargets(bundling: Bundling): void {
  for (const section of ADOPTING) {
    const entries = valueAt(bundling.document, section);
    if (!isJsonObject(entries)) continue;
    for (const [name, entry] of Object.entries(entries)) {
      const pointer = childPointer(section, name);
      const kind = kindAt(pointer);
      if (isJsonObject(entry) && kind !== undefined && isReferable(kind))
        adoptTarget(bundling, entry, kind, pointer);
    }
  }
}

function adoptTarget(
  bundling: Bundling,
  entry: JsonObject,
  kind: ReferableKind,
  pointer: Pointer,
): void {
  if (!Object.hasOwn(entry, '$ref') || Object.keys(entry).length > 1) return;
  const reference = referenceOf(entry, originOf(bundling.origins, pointer), bundling.locate);
  const target = findTarget(bundling, reference, kind);
  if (target.source === bundling.root || hasPlace(bundling, target)) return;
  if (!isJsonObject(target.value)) return;
  delete entry.$ref;
  // Defined, not assigned: a key may be `__proto__`.
  for (const [key, value] of Object.entries(structuredClone(target.value)))
    Object.defineProperty(entry, key, { value, ...PLAIN_PROPERTY });
  settle(bundling, target, entry, pointer);
}

const PLAIN_PROPERTY = { writable: true, enumerable: true, configurable: true };

/** Rewrites the reference of an object that stands as one, and those of a `discriminator`. */
function makeLocal(
  bundling: Bundling,
  node: JsonObject,
  kind: ReferableKind,
  pointer: Pointer,
): void {
  if (kind === 'schema' && (node.$id !== undefined || node.$anchor !== undefined))
    bundling.named.push(node);
  const isReference = Object.hasOwn(node, '$ref');
  const mapping =
    kind === 'schema' && isJsonObject(node.discriminator) ? node.discriminator.mapping : undefined;
  if (!isReference && mapping === undefined) return;
  const from = originOf(bundling.origins, pointer);
  if (isReference) {
    const to = placeOf(bundling, referenceOf(node, from, bundling.locate), kind);
    bundling.references.set(pointer, to);
    node.$ref = localReference(to);
  }
  makeMappingLocal(bundling, mapping, from);
}

/** The values of a mapping are names of schemas or references to them (OpenAPI 3.1 §4.8.25). */
function makeMappingLocal(bundling: Bundling, mapping: Json | undefined, from: Origin): void {
  if (!isJsonObject(mapping)) return;
  for (const [key, text] of Object.entries(mapping)) {
    if (typeof text !== 'string' || isSchemaName(bundling, text)) continue;
    const file = fileOfReference(text, from.url);
    // What no `$ref` leads to was not read; whether the value is right is a matter of validity.
    if (file === undefined || !bundling.sources.has(file)) continue;
    const value = localReference(placeOf(bundling, { text, from }, 'schema'));
    Object.defineProperty(mapping, key, { value, ...PLAIN_PROPERTY });
  }
}

function isSchemaName({ document }: Bundling, text: string): boolean {
  return valueAt(document, formatPointer(['components', 'schemas', text])) !== undefined;
}

/**
 * Every reference is a pointer from the top now, which an `$id` on the way would lead astray, and the
 * same `$anchor` may come from several files.
 */
function dropNames({ named }: Bundling): void {
  for (const schema of named) {
    delete schema.$id;
    delete schema.$anchor;
  }
}

/** A reference that leads back to itself, with nothing on the way, says nothing. */
function refuseCircles({ references, origins, locate }: Bundling): void {
  for (const start of references.keys()) {
    const passed = new Set<Pointer>();
    for (let at: Pointer | undefined = start; at !== undefined; at = references.get(at)) {
      if (passed.has(at)) throw leadsInACircle(originOf(origins, at), locate);
      passed.add(at);
    }
  }
}
