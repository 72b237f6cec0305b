import { adoptTargets } from './adopt.ts';
import { type Bundling, startBundling } from './bundling.ts';
import type { Json, JsonObject, Note, Pointer } from './contract.ts';
import { isReferable, type ReferableKind } from './grammar.ts';
import { type LocateOrigin, type Origin, type Origins, originOf } from './origins.ts';
import { attachBroughtIn, placeOf } from './placement.ts';
import {
  childPointer,
  formatPointer,
  isJsonObject,
  localReference,
  setOwn,
  valueAt,
} from './pointer.ts';
import { leadsInACircle, referenceOf } from './reference.ts';
import { fileOfReference, type Source, type Sources } from './sources.ts';
import { walk } from './walk.ts';

/** A document that holds all it refers to, and where its parts come from. */
export interface Bundle {
  readonly document: JsonObject;
  readonly origins: Origins;
  readonly notes: readonly Note[];
}

/**
 * Brings a document and all that it refers to into one, with references inside it only. What stands
 * elsewhere gets a place in `components`, named after the last part of its pointer or its file; where
 * an entry of `components` or `paths` is nothing but a reference to it, its place is there. Schemas of
 * OpenAPI 2.0 and 3.0 are upgraded to 3.1; what holds them keeps the terms of its version. The root's
 * value is changed in place.
 *
 * Why so: ajv, openapi-typescript and each pointer in a message take one tree. Copying a target to
 * wherever it is referred to would have no end in a cycle, and lose the names that types are called
 * by; so each target has one place, and references, cycles among them, stay references.
 *
 * @throws {UnresolvedReferenceError} a reference leads nowhere, round in a circle, or where it may not
 * @throws {DocumentError} a file that a reference leads to can't be parsed
 */
export function bundle(root: Source, sources: Sources, locate: LocateOrigin): Bundle {
  const bundling = startBundling(root, sources, locate);
  adoptTargets(bundling);
  rewriteReferences(bundling);
  attachBroughtIn(bundling);
  dropNames(bundling);
  refuseCircles(bundling);
  const { document, origins, notes } = bundling;
  return { document, origins, notes };
}

/** Makes every reference one inside the document. What that brings in becomes pending itself. */
function rewriteReferences(bundling: Bundling): void {
  const { grammar } = bundling;
  for (const { node, kind, pointer } of bundling.pending)
    walk(
      node,
      kind,
      pointer,
      (object, objectKind, at) => {
        if (isReferable(objectKind, grammar)) rewriteObject(bundling, object, objectKind, at);
      },
      grammar,
    );
}

/** Rewrites the `$ref` of an object that stands as a reference, and the mapping of a `discriminator`. */
function rewriteObject(
  bundling: Bundling,
  node: JsonObject,
  kind: ReferableKind,
  pointer: Pointer,
): void {
  const { origins, references, named, locate } = bundling;
  if (kind === 'schema' && (node.$id !== undefined || node.$anchor !== undefined)) named.push(node);
  if (Object.hasOwn(node, '$ref')) {
    const to = placeOf(bundling, referenceOf(node, originOf(origins, pointer), locate), kind);
    references.set(pointer, to);
    node.$ref = localReference(to);
  }
  if (kind !== 'schema' || !isJsonObject(node.discriminator)) return;
  const mapping = originOf(origins, `${pointer}/discriminator/mapping`);
  rewriteMapping(bundling, node.discriminator.mapping, mapping);
}

/** The values of a mapping are names of schemas or references to them (OpenAPI 3.1 §4.8.25). */
function rewriteMapping(bundling: Bundling, mapping: Json | undefined, { url, pointer }: Origin) {
  if (!isJsonObject(mapping)) return;
  for (const [key, text] of Object.entries(mapping)) {
    if (typeof text !== 'string' || isSchemaName(bundling, text)) continue;
    const file = fileOfReference(text, url);
    // What no `$ref` leads to was not read; whether the value is right is a matter of validity.
    if (file === undefined || !bundling.sources.has(file)) continue;
    const reference = { text, at: { url, pointer: childPointer(pointer, key) } };
    setOwn(mapping, key, localReference(placeOf(bundling, reference, 'schema')));
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
      if (passed.has(at)) throw leadsInACircle(originOf(origins, `${at}/$ref`), locate);
      passed.add(at);
    }
  }
}
