import { adoptTargets } from './adopt.ts';
import { type Bundling, startBundling } from './bundling.ts';
import type { JsonObject, Note, Pointer } from './contract.ts';
import { namedSchema } from './discriminator.ts';
import { isReferable, type ReferableKind, SCHEMA_NAMES } from './grammar.ts';
import { type LocateOrigin, type Origins, originOf } from './origins.ts';
import { attachBroughtIn, placeOf, scopeAt } from './placement.ts';
import {
  childPointer,
  isJsonObject,
  localReference,
  referencePointer,
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
  /** The places that its references lead to. */
  readonly targets: ReadonlySet<Pointer>;
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
  dropIdentifiers(bundling);
  refuseCircles(bundling);
  const { document, origins, notes, targets } = bundling;
  return { document, origins, notes, targets: new Set(targets.keys()) };
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

/** Rewrites the references of an object that may stand as one, and the mapping of a `discriminator`. */
function rewriteObject(
  bundling: Bundling,
  node: JsonObject,
  kind: ReferableKind,
  pointer: Pointer,
): void {
  if (Object.hasOwn(node, '$ref')) rewriteReference(bundling, node, '$ref', kind, pointer);
  if (kind !== 'schema') return;
  if (SCHEMA_NAMES.some((keyword) => Object.hasOwn(node, keyword))) bundling.named.push(node);
  if (Object.hasOwn(node, '$dynamicRef')) rewriteDynamicReference(bundling, node, pointer);
  if (isJsonObject(node.discriminator))
    rewriteDiscriminator(bundling, node.discriminator, `${pointer}/discriminator`);
}

/** What a `$dynamicRef` leads to from where it stands is known: then a `$ref` to it says the same. */
function rewriteDynamicReference(bundling: Bundling, node: JsonObject, pointer: Pointer): void {
  const { origins } = bundling;
  if (!Object.hasOwn(node, '$ref')) {
    rewriteReference(bundling, node, '$dynamicRef', 'schema', pointer);
    return;
  }
  // A part of its own, which will be visited in its turn.
  const { $dynamicRef = null, allOf } = node;
  const parts = Array.isArray(allOf) ? allOf : [];
  delete node.$dynamicRef;
  node.allOf = [...parts, { $dynamicRef }];
  origins.set(`${pointer}/allOf/${parts.length}`, originOf(origins, pointer));
}

function rewriteReference(
  bundling: Bundling,
  node: JsonObject,
  keyword: '$ref' | '$dynamicRef',
  kind: ReferableKind,
  pointer: Pointer,
): void {
  const { origins, targets, known, locate } = bundling;
  const text = node[keyword];
  // Most references are to what others lead to as well.
  const same = typeof text === 'string' ? known?.get(kind)?.get(text) : undefined;
  if (same !== undefined) {
    node.$ref = same;
    return;
  }
  const reference = referenceOf(node, originOf(origins, pointer), locate, keyword);
  const place = placeOf(bundling, reference, kind, scopeAt(bundling, pointer));
  if (!targets.has(place)) targets.set(place, pointer);
  if (keyword === '$dynamicRef') {
    delete node.$dynamicRef;
    origins.set(`${pointer}/$ref`, reference.at);
  }
  node.$ref = localReference(place);
  known?.set(kind, (known.get(kind) ?? new Map()).set(reference.text, node.$ref));
}

/** Rewrites what a discriminator maps to, by value and where there is none (OpenAPI 3.2 §4.25). */
function rewriteDiscriminator(
  bundling: Bundling,
  discriminator: JsonObject,
  pointer: Pointer,
): void {
  const { mapping } = discriminator;
  rewriteMapped(bundling, discriminator, 'defaultMapping', pointer);
  if (!isJsonObject(mapping)) return;
  for (const key of Object.keys(mapping))
    rewriteMapped(bundling, mapping, key, `${pointer}/mapping`);
}

/**
 * What a discriminator maps to is the name of a schema or a reference to one (OpenAPI 3.1 §4.8.25).
 * `pointer` is that of the object whose field says it.
 */
function rewriteMapped(
  bundling: Bundling,
  holder: JsonObject,
  key: string,
  pointer: Pointer,
): void {
  const text = holder[key];
  if (typeof text !== 'string' || isSchemaName(bundling, text)) return;
  const at = originOf(bundling.origins, childPointer(pointer, key));
  const file = fileOfReference(text, at.url);
  // What no `$ref` leads to was not read; whether the value is right is a matter of validity.
  const { files, failures } = bundling.sources;
  if (file === undefined || !(files.has(file) || failures.has(file))) return;
  const reference = { text, at, isDynamic: false };
  const scope = scopeAt(bundling, pointer);
  setOwn(holder, key, localReference(placeOf(bundling, reference, 'schema', scope)));
}

function isSchemaName({ document }: Bundling, text: string): boolean {
  return valueAt(document, namedSchema(text)) !== undefined;
}

/**
 * Every reference is a pointer from the top now, which an `$id` on the way would lead astray, and the
 * same anchor may come from several files.
 */
function dropIdentifiers({ named }: Bundling): void {
  for (const schema of named) for (const keyword of SCHEMA_NAMES) delete schema[keyword];
}

/** A reference that leads back to itself, with nothing on the way, says nothing. */
function refuseCircles({ document, targets, origins, locate }: Bundling): void {
  for (const [target, start] of targets) {
    const passed = new Set([start]);
    for (let at: Pointer | undefined = target; at !== undefined; at = targetAt(document, at)) {
      if (passed.has(at)) throw leadsInACircle(originOf(origins, `${at}/$ref`), locate);
      passed.add(at);
    }
  }
}

function targetAt(document: JsonObject, pointer: Pointer): Pointer | undefined {
  const node = valueAt(document, pointer);
  return isJsonObject(node) ? referencePointer(node) : undefined;
}
