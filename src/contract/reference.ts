import { DocumentError, type Facts, UnresolvedReferenceError } from '../errors.ts';
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

/** A reference as it stands in a file: its text, and the origin of the object that holds it. */
export interface Reference {
  readonly text: string;
  readonly from: Origin;
}

/**
 * The reference that an object with a `$ref` stands for.
 *
 * @throws {DocumentError} `$ref` isn't text
 */
export function referenceOf(node: JsonObject, from: Origin, locate: LocateOrigin): Reference {
  if (typeof node.$ref === 'string') return { text: node.$ref, from };
  throw new DocumentError({
    problem: '$ref is not a reference',
    expected: 'text, such as "#/components/schemas/Pet"',
    received: JSON.stringify(node.$ref),
    location: locate({ url: from.url, pointer: childPointer(from.pointer, '$ref') }),
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
  { text, from }: Reference,
  sources: Sources,
  locate: LocateOrigin,
): Pick<SchemaResource, 'source' | 'pointer'> {
  const around = resourceAround(sources.get(from.url) as Source, from.pointer);
  if (text.startsWith('#')) return around;
  const url = fileOfReference(text, around.baseUrl) ?? '';
  const read = sources.get(url);
  if (read !== undefined && 'text' in read) return { source: read, pointer: '' };
  const embedded = findResource(sources, url);
  if (embedded !== undefined) return embedded;

  const source = sources.get(fileOfReference(text, from.url) ?? '');
  if (source === undefined)
    throw unresolved(from, locate, {
      problem: 'the reference is not a usable URL',
      received: text,
    });
  if ('text' in source) return { source, pointer: '' };
  // A file that is there but malformed is to be mended in that file.
  if (source instanceof DocumentError && source.location?.line !== undefined) throw source;
  const { problem, expected, received = text, hint } = source;
  throw unresolved(from, locate, {
    problem,
    received,
    ...(expected && { expected }),
    ...(hint && { hint }),
  });
}

/** The error for a reference whose file is there, but not what it points to. */
export function leadsNowhere(
  reference: Reference,
  locate: LocateOrigin,
  document: Json,
  pointer: Pointer | undefined,
): UnresolvedReferenceError {
  const meant = pointer === undefined ? undefined : nearPointer(document, pointer);
  return unresolved(reference.from, locate, {
    problem: 'the reference leads nowhere',
    received: reference.text,
    ...(meant === undefined ? {} : { hint: `Did you mean #${meant}?` }),
  });
}

/** The error for a reference that leads back to itself. `from` is the object that holds it. */
export function leadsInACircle(from: Origin, locate: LocateOrigin): UnresolvedReferenceError {
  return unresolved(from, locate, {
    problem: 'the reference leads back to itself',
    expected: 'a reference that ends at an object',
  });
}

/** An error at the place of the `$ref` of an object. */
function unresolved(from: Origin, locate: LocateOrigin, facts: Facts): UnresolvedReferenceError {
  const location = locate({ url: from.url, pointer: childPointer(from.pointer, '$ref') });
  return new UnresolvedReferenceError({ ...facts, location });
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
