import { isHolder } from '../../compile/fakes/given.ts';
import { singular, wordsOf } from '../../compile/fakes/text.ts';
import { documentedResponse } from '../../compile/response.ts';
import type { Json, JsonObject, MediaType, Operation, Pointer } from '../../contract/contract.ts';
import { follow } from '../../contract/follow.ts';
import { childPointer, isJsonObject } from '../../contract/pointer.ts';
import { isJson } from '../../http/media-type.ts';
import { successStatus } from '../status.ts';

/** Where an entity stands in the body of an answer: the names that lead to it. */
export interface EntityPlace {
  readonly path: readonly string[];
  /** The representation that holds it. */
  readonly media: MediaType;
}

/** Where a list stands, and how one of its items looks. */
export interface ListPlace extends EntityPlace {
  readonly item: MediaType;
}

/** How deep an envelope may be. */
const DEEPEST = 3;

/** Where the success of an operation has an entity of a name, in words; `undefined` where it has none. */
export function findEntity(
  document: JsonObject,
  operation: Operation,
  words: string,
): EntityPlace | undefined {
  const media = successBody(operation);
  if (media?.schema === undefined) return undefined;
  const isHeld = (name: string) => isHolder(wordsOf(name)) || wordsOf(name) === words;
  const found = search(
    document,
    media.schema,
    isHeld,
    ({ type, properties }) =>
      type !== 'array' && isJsonObject(properties) && !Object.keys(properties).every(isHeld),
  );
  return found && { path: found.path, media };
}

/** Where the success of an operation has a list of entities; `undefined` where it has none. */
export function findList(
  document: JsonObject,
  operation: Operation,
  words: string,
): ListPlace | undefined {
  const media = successBody(operation);
  if (media?.schema === undefined) return undefined;
  const isHeld = (name: string) =>
    isHolder(wordsOf(name)) || LIST_NAME.test(wordsOf(name)) || singular(wordsOf(name)) === words;
  const found = search(document, media.schema, isHeld, ({ items }) => isJsonObject(items));
  if (found === undefined) return undefined;
  const schema = childPointer(found.pointer, 'items');
  const isEntity =
    isJsonObject(follow(document, schema)?.node.properties) || isComposed(document, schema);
  return isEntity
    ? { path: found.path, media, item: { ...media, schema, examples: new Map() } }
    : undefined;
}

/** The names of the properties that a schema declares, its own and those of its parts. */
export function propertyNames(document: JsonObject, schema: Pointer): string[] {
  const place = follow(document, schema);
  if (place === undefined) return [];
  const { properties } = place.node;
  const own = isJsonObject(properties) ? Object.keys(properties) : [];
  const ofParts = partsOf(place.node).flatMap((_, index) =>
    propertyNames(document, `${place.pointer}/allOf/${index}`),
  );
  return [...own, ...ofParts];
}

const LIST_NAME = /^(items|results|records|entries|values|list|content|objects|rows|elements)$/;

function isComposed(document: JsonObject, schema: Pointer): boolean {
  const { allOf, oneOf, anyOf } = follow(document, schema)?.node ?? {};
  return [allOf, oneOf, anyOf].some((parts) => Array.isArray(parts));
}

function successBody(operation: Operation): MediaType | undefined {
  const response = documentedResponse(operation, successStatus(operation));
  return response?.content.find(({ range }) => isJson(range));
}

/** The first schema that is what is looked for, at the root or under members that may hold it. */
function search(
  document: JsonObject,
  pointer: Pointer,
  isHeld: (name: string) => boolean,
  isFound: (schema: JsonObject) => boolean,
  path: readonly string[] = [],
): { readonly path: readonly string[]; readonly pointer: Pointer } | undefined {
  const place = follow(document, pointer);
  if (place === undefined || path.length > DEEPEST) return undefined;
  if (isFound(place.node)) return { path, pointer: place.pointer };
  for (const [index, part] of partsOf(place.node).entries()) {
    const inPart = search(document, `${place.pointer}/allOf/${index}`, isHeld, isFound, path);
    if (isJsonObject(part) && inPart !== undefined) return inPart;
  }
  const { properties } = place.node;
  for (const name of isJsonObject(properties) ? Object.keys(properties).filter(isHeld) : []) {
    const inner = childPointer(`${place.pointer}/properties`, name);
    const found = search(document, inner, isHeld, isFound, [...path, name]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function partsOf({ allOf }: JsonObject): readonly Json[] {
  return Array.isArray(allOf) ? allOf : [];
}
