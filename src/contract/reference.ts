import { DocumentError, type Facts, type Location, UnresolvedReferenceError } from '../errors.ts';
import type { Json, JsonObject, Pointer } from './contract.ts';
import { nearest } from './near-miss.ts';
import type { LocateOrigin, Origin } from './origins.ts';
import {
  childPointer,
  formatPointer,
  isJsonObject,
  localPointer,
  parentPointer,
  parsePointer,
  valueAt,
} from './pointer.ts';
import {
  type Anchor,
  findAnchor,
  type Identifiers,
  resourceAround,
  type SchemaResource,
} from './schema-resource.ts';
import { fileOfReference, type Source, type Sources } from './sources.ts';

/** A reference as it stands in a file: its text, and where that is. */
export interface Reference {
  readonly text: string;
  readonly at: Origin;
  /** Whether it is a `$dynamicRef`. */
  readonly isDynamic: boolean;
}

/** What references are resolved with. */
export interface ReferenceContext {
  readonly sources: Sources;
  readonly identifiers: Identifiers;
  readonly locate: LocateOrigin;
}

/** What a reference leads to. */
export interface Resolved {
  readonly source: Source;
  readonly pointer: Pointer;
  /** Where it names a schema. */
  readonly anchor?: Anchor;
}

/**
 * The reference that an object with a `$ref` or `$dynamicRef` stands for; `origin` is the object's.
 *
 * @throws {DocumentError} it isn't text
 */
export function referenceOf(
  node: JsonObject,
  origin: Origin,
  locate: LocateOrigin,
  keyword: '$ref' | '$dynamicRef' = '$ref',
): Reference {
  const at = { url: origin.url, pointer: childPointer(origin.pointer, keyword) };
  const text = node[keyword];
  if (typeof text === 'string') return { text, at, isDynamic: keyword === '$dynamicRef' };
  throw new DocumentError({
    problem: `${keyword} is not a reference`,
    expected: 'text, such as "#/components/schemas/Pet"',
    received: JSON.stringify(text),
    location: locate(at),
  });
}

/**
 * Finds the file and the pointer that a reference names. Whether something stands there isn't asked.
 *
 * @throws {UnresolvedReferenceError} it is no reference, or its file is missing or may not be read
 * @throws {DocumentError} its file can't be parsed
 */
export function resolveReference(reference: Reference, context: ReferenceContext): Resolved {
  const { text, at } = reference;
  const resource = resolveResource(reference, context);
  const source = context.sources.files.get(resource.url) as Source;
  const fragment = text.includes('#') ? text.slice(text.indexOf('#')) : '#';
  const pointer = localPointer(fragment);
  if (pointer !== undefined) return { source, pointer: inFile(resource, pointer, source) };
  const from = { ...at, pointer: parentPointer(at.pointer) };
  const anchor = findAnchor(context.identifiers, fragment.slice(1), resource, from);
  if (anchor === undefined) throw leadsNowhere(reference, context.locate, source.value, undefined);
  return { source, pointer: anchor.pointer, anchor };
}

/**
 * Where a pointer into a resource leads in its file. Inside a schema with an `$id`, `#` is that schema,
 * but many who write `#/components/…` there mean the document.
 */
function inFile(resource: SchemaResource, pointer: Pointer, { value }: Source): Pointer {
  const inside = resource.pointer + pointer;
  const isMeant = valueAt(value, inside) !== undefined || valueAt(value, pointer) === undefined;
  return isMeant ? inside : pointer;
}

/** The file, or the schema with an `$id`, that the part of a reference before its fragment names. */
function resolveResource(
  { text, at }: Reference,
  { sources, identifiers, locate }: ReferenceContext,
): SchemaResource {
  const around = resourceAround(identifiers, at);
  if (text.startsWith('#')) return around;

  const url = fileOfReference(text, around.baseUrl) ?? '';
  const embedded = identifiers.byUrl.get(url);
  if (embedded !== undefined) return embedded;
  // An `$id` may be a mere name: then the file is meant that lies beside the one with the reference.
  const beside = fileOfReference(text, at.url) ?? '';
  const { files, failures } = sources;
  const file = files.get(url) ?? files.get(beside);
  if (file !== undefined) return resourceAround(identifiers, { url: file.url, pointer: '' });
  throw notRead(failures.get(url) ?? failures.get(beside), text, locate(at));
}

/** Why the file of a reference is none that was read. One that is malformed is to be mended there. */
function notRead(
  reason: Facts | undefined,
  text: string,
  location: Location,
): DocumentError | UnresolvedReferenceError {
  if (reason instanceof DocumentError && reason.location?.line !== undefined) return reason;
  const { problem, expected, received, hint } = reason ?? {
    problem: 'the reference is not a usable URL',
  };
  return new UnresolvedReferenceError({
    problem,
    ...(expected !== undefined && { expected }),
    received: received ?? text,
    ...(hint !== undefined && { hint }),
    location,
    cause: reason,
  });
}

/** The error for a reference whose file is there, but not what it points to. */
export function leadsNowhere(
  { text, at }: Reference,
  locate: LocateOrigin,
  document: Json,
  pointer: Pointer | undefined,
): UnresolvedReferenceError {
  const meant = pointer === undefined ? undefined : nearPointer(document, pointer);
  return new UnresolvedReferenceError({
    problem: 'the reference leads nowhere',
    received: text,
    ...(meant !== undefined && { hint: `Did you mean #${meant}?` }),
    location: locate(at),
  });
}

/** The error for a reference from 2.0 into a later version, or the other way. */
export function mixesVersions(
  { text, at }: Reference,
  locate: LocateOrigin,
  { version, rootVersion }: Record<'version' | 'rootVersion', Json | undefined>,
): UnresolvedReferenceError {
  return new UnresolvedReferenceError({
    problem: 'the reference leads to a file in another version of OpenAPI',
    expected: `a file in the terms of the document, which is in ${rootVersion}`,
    received: `${text}, which is in ${version}`,
    hint: 'Of such files, only schemas can be referred to',
    location: locate(at),
  });
}

/** The error for a reference that leads back to itself; `at` is where it stands. */
export function leadsInACircle(at: Origin, locate: LocateOrigin): UnresolvedReferenceError {
  return new UnresolvedReferenceError({
    problem: 'the reference leads back to itself',
    expected: 'a reference that ends at an object',
    location: locate(at),
  });
}

/** The same pointer with the first wrong token replaced by the name that was likely meant. */
function nearPointer(document: Json, pointer: Pointer): Pointer | undefined {
  const tokens = parsePointer(pointer);
  const wrong = tokens.findIndex(
    (_, depth) => valueAt(document, formatPointer(tokens.slice(0, depth + 1))) === undefined,
  );
  const parent = valueAt(document, formatPointer(tokens.slice(0, wrong)));
  if (!isJsonObject(parent)) return undefined;
  const meant = nearest(tokens[wrong] ?? '', Object.keys(parent));
  return meant === undefined ? undefined : formatPointer(tokens.with(wrong, meant));
}
