import { DocumentError, type Facts, type Location, UnresolvedReferenceError } from '../errors.ts';
import type { Json, JsonObject, Pointer } from './contract.ts';
import { nearest } from './near-miss.ts';
import type { LocateOrigin, Origin } from './origins.ts';
import {
  childPointer,
  formatPointer,
  isJsonObject,
  localPointer,
  parsePointer,
  valueAt,
} from './pointer.ts';
import { findResource, resourceAround, type SchemaResource } from './schema-resource.ts';
import { fileOfReference, type Source, type Sources } from './sources.ts';

/** A reference as it stands in a file: its text, and where that is. */
export interface Reference {
  readonly text: string;
  readonly at: Origin;
}

/**
 * The reference that an object with a `$ref` stands for; `origin` is the object's.
 *
 * @throws {DocumentError} `$ref` isn't text
 */
export function referenceOf(node: JsonObject, origin: Origin, locate: LocateOrigin): Reference {
  const at = { url: origin.url, pointer: childPointer(origin.pointer, '$ref') };
  if (typeof node.$ref === 'string') return { text: node.$ref, at };
  throw new DocumentError({
    problem: '$ref is not a reference',
    expected: 'text, such as "#/components/schemas/Pet"',
    received: JSON.stringify(node.$ref),
    location: locate(at),
  });
}

/**
 * Finds the file and the pointer that a reference names. Whether something stands there isn't asked.
 *
 * @throws {UnresolvedReferenceError} it is no reference, or its file is missing or may not be read
 * @throws {DocumentError} its file can't be parsed
 */
export function resolveReference(
  reference: Reference,
  sources: Sources,
  locate: LocateOrigin,
): { source: Source; pointer: Pointer } {
  const { text } = reference;
  const { source, pointer: start } = resolveResource(reference, sources, locate);
  const fragment = text.includes('#') ? text.slice(text.indexOf('#')) : '#';
  const inside = valueAt(source.value, start) ?? null;
  const pointer = localPointer(fragment) ?? findAnchor(inside, fragment.slice(1));
  if (pointer === undefined) throw leadsNowhere(reference, locate, source.value, undefined);
  return { source, pointer: start + pointer };
}

/** The file, or the schema with an `$id`, that the part of a reference before its fragment names. */
function resolveResource(
  { text, at }: Reference,
  sources: Sources,
  locate: LocateOrigin,
): Pick<SchemaResource, 'source' | 'pointer'> {
  const around = resourceAround(sources.get(at.url) as Source, at.pointer);
  if (text.startsWith('#')) return around;

  const url = fileOfReference(text, around.baseUrl) ?? '';
  const file = sources.get(url);
  if (file !== undefined && 'text' in file) return { source: file, pointer: '' };
  const embedded = findResource(sources, url);
  if (embedded !== undefined) return embedded;

  // An `$id` may be a mere name: then the file is meant that lies beside the one with the reference.
  const beside = sources.get(fileOfReference(text, at.url) ?? '');
  if (beside !== undefined && 'text' in beside) return { source: beside, pointer: '' };
  throw notRead(beside, text, locate(at));
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

/** The pointer of the schema that a plain-name fragment names (JSON Schema Core §8.2.2). */
function findAnchor(value: Json, name: string, pointer: Pointer = ''): Pointer | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (isJsonObject(value) && value.$anchor === name) return pointer;
  for (const [key, child] of Object.entries(value)) {
    const found = findAnchor(child, name, childPointer(pointer, key));
    if (found !== undefined) return found;
  }
  return undefined;
}
