import { lazily } from '../../compile/lazily.ts';
import { documentedResponse } from '../../compile/response.ts';
import { ID_NAMES, isHolder, KEY_NAMES, singular, wordsOf } from '../../compile/words.ts';
import type { JsonObject, MediaType, Operation, Pointer } from '../../contract/contract.ts';
import { follow, type Place } from '../../contract/follow.ts';
import { childPointer, isJsonObject } from '../../contract/pointer.ts';
import { isJson, typicalMediaType } from '../../http/media-type.ts';
import { successStatus } from '../status.ts';

/** Where an entity stands in the body of an answer: the names that lead to it. */
export interface EntityPlace {
  readonly path: readonly string[];
  /** The representation that holds it. */
  readonly media: MediaType;
  /** Where its schema is described, references followed, and each shape that it may have instead. */
  readonly schemas: readonly [Pointer, ...Pointer[]];
  /** The names of the properties that the schema declares. */
  readonly members: readonly string[];
}

/** Where a list stands, and how one of its items looks. */
export interface ListPlace extends Pick<EntityPlace, 'path' | 'media'> {
  readonly item: EntityPlace;
}

/** How deep an envelope may be. */
const DEEPEST = 3;

/** What a connection calls its lists (Relay, GraphQL Cursor Connections Specification §2.1). */
const CONNECTION = /^(edges|nodes)$/;
/** What an edge of a connection, or an entry of a bundle (FHIR), calls the entity that it holds. */
const WRAPPED = /^(node|resource)$/;

/** What an entity and its key may be called, in words. */
export interface EntityNames {
  readonly words: string;
  /** Of a member that holds the key, the likeliest first. */
  readonly keyNames: readonly string[];
}

/**
 * Where the success of an operation has an entity; `undefined` where it has none. What has a key is
 * one: `{success, message}` beside it is an envelope.
 */
export function findEntity(
  document: JsonObject,
  operation: Operation,
  { words, keyNames }: EntityNames,
): EntityPlace | undefined {
  const media = successBody(operation);
  if (media?.schema === undefined) return undefined;
  const { schema } = media;
  const isHeld = (name: string) => isHolder(wordsOf(name)) || wordsOf(name) === words;
  const isKeyed = (names: readonly string[]) => (name: string) => names.includes(wordsOf(name));
  const marks = [
    isKeyed([...keyNames, ...ID_NAMES]),
    isKeyed(KEY_NAMES),
    (name: string) => !isHeld(name),
  ];
  const found = marks
    .map((isMark) =>
      search(
        document,
        schema,
        isHeld,
        ({ type, properties }) =>
          type !== 'array' && isJsonObject(properties) && Object.keys(properties).some(isMark),
      ),
    )
    .find((place) => place !== undefined);
  return found && placeOf(document, found.path, media, found.pointer);
}

/** Where the success of an operation has a list of entities; `undefined` where it has none. */
export function findList(
  document: JsonObject,
  operation: Operation,
  words: string,
): ListPlace | undefined {
  const media = successBody(operation);
  if (media?.schema === undefined) return undefined;
  const { schema: body } = media;
  const isHeld = (name: string) =>
    isHolder(wordsOf(name)) || wordsOf(name) === 'value' || singular(wordsOf(name)) === words;
  const isList = ({ items }: JsonObject) => isJsonObject(items);
  const found =
    search(document, body, isHeld, isList) ??
    search(document, body, (name) => isHeld(name) || CONNECTION.test(name), isList);
  if (found === undefined) return undefined;
  const schema = childPointer(found.part, 'items');
  const isEntity =
    isJsonObject(follow(document, schema)?.node.properties) || isComposed(document, schema);
  if (!isEntity) return undefined;
  const item = { ...media, schema, examples: new Map() };
  const name = wrappingMember(document, schema, words);
  const wrapped = name === undefined ? undefined : propertyAt(document, schema, name);
  return {
    path: found.path,
    media,
    item:
      name === undefined || wrapped === undefined
        ? placeOf(document, [], item, schema)
        : placeOf(document, [name], item, wrapped),
  };
}

/**
 * The member in which an item that has no key of its own holds an entity that has one: `node` of an
 * edge, `resource` of an entry; `undefined` where the item is the entity.
 */
function wrappingMember(document: JsonObject, item: Pointer, words: string): string | undefined {
  const keyNames = [...ID_NAMES, ...KEY_NAMES, ...ID_NAMES.map((name) => `${words} ${name}`)];
  const isKeyed = (names: readonly string[]) =>
    names.some((name) => keyNames.includes(wordsOf(name)));
  const names = propertyNames(document, item);
  if (isKeyed(names)) return undefined;
  return names.find((name) => {
    const isWrapping = WRAPPED.test(name) || isHolder(wordsOf(name)) || wordsOf(name) === words;
    const inner = isWrapping ? propertyAt(document, item, name) : undefined;
    return inner !== undefined && isKeyed(propertyNames(document, inner));
  });
}

function placeOf(
  document: JsonObject,
  path: readonly string[],
  media: MediaType,
  schema: Pointer,
): EntityPlace {
  const target = follow(document, schema);
  const variants = target === undefined ? [] : branchesOf(document, target, ['anyOf', 'oneOf']);
  const shapes = variants.filter(({ node }) => 'properties' in node || 'allOf' in node);
  return {
    path,
    media,
    schemas: [target?.pointer ?? schema, ...shapes.map(({ pointer }) => pointer)],
    members: propertyNames(document, schema),
  };
}

/** The names of the properties that a schema declares, its own and those of its parts and variants. */
export function propertyNames(document: JsonObject, schema: Pointer): string[] {
  return partsAt(document, schema).flatMap(({ node: { properties } }) =>
    isJsonObject(properties) ? Object.keys(properties) : [],
  );
}

/** Where a schema or one of its parts describes a property. */
export function propertyAt(
  document: JsonObject,
  schema: Pointer,
  name: string,
): Pointer | undefined {
  const part = partsAt(document, schema).find(
    ({ node: { properties } }) => isJsonObject(properties) && Object.hasOwn(properties, name),
  );
  return part && childPointer(`${part.pointer}/properties`, name);
}

function isComposed(document: JsonObject, schema: Pointer): boolean {
  const { allOf, oneOf, anyOf } = follow(document, schema)?.node ?? {};
  return [allOf, oneOf, anyOf].some((parts) => Array.isArray(parts));
}

/** The JSON of the success of an operation, where it has such. */
export function successBody(operation: Operation): MediaType | undefined {
  const response = documentedResponse(operation, successStatus(operation));
  return response?.content.find(({ range }) => isJson(typicalMediaType(range)));
}

/** Where the JSON that an operation is sent is described, or its items, references followed. */
export function sentSchema(
  document: JsonObject,
  { requestBody }: Operation,
  part?: 'items',
): Pointer | undefined {
  const schema = requestBody?.content.find(({ range }) => isJson(typicalMediaType(range)))?.schema;
  const whole = schema && follow(document, schema)?.pointer;
  if (whole === undefined || part === undefined) return whole;
  return follow(document, childPointer(whole, part))?.pointer;
}

/** A schema that was looked for, the names that lead to it, and which part of it told. */
interface Found {
  readonly path: readonly string[];
  readonly pointer: Pointer;
  readonly part: Pointer;
}

/** The first schema that is what is looked for, at the root or under members that may hold it. */
function search(
  document: JsonObject,
  pointer: Pointer,
  isHeld: (name: string) => boolean,
  isFound: (schema: JsonObject) => boolean,
  path: readonly string[] = [],
): Found | undefined {
  if (path.length > DEEPEST) return undefined;
  const parts = partsAt(document, pointer);
  const here = parts.find(({ node }) => isFound(node));
  if (here !== undefined) return { path, pointer, part: here.pointer };
  for (const part of parts) {
    const { properties } = part.node;
    for (const name of isJsonObject(properties) ? Object.keys(properties).filter(isHeld) : []) {
      const inner = childPointer(`${part.pointer}/properties`, name);
      const found = search(document, inner, isHeld, isFound, [...path, name]);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The parts of the schemas of documents, by pointer: the same are asked for again and again. */
const knownParts = new WeakMap<JsonObject, (pointer: Pointer) => readonly Place[]>();

/** A schema, those that hold with it and those that may, each once, however they refer to each other. */
function partsAt(document: JsonObject, pointer: Pointer): readonly Place[] {
  let partsOf = knownParts.get(document);
  if (partsOf === undefined) {
    partsOf = lazily((at) => readParts(document, at, new Set()));
    knownParts.set(document, partsOf);
  }
  return partsOf(pointer);
}

function readParts(document: JsonObject, pointer: Pointer, seen: Set<Pointer>): Place[] {
  const place = follow(document, pointer);
  if (place === undefined || seen.has(place.pointer)) return [];
  seen.add(place.pointer);
  const inner = branchesOf(document, place, ['allOf', 'anyOf', 'oneOf']).flatMap((branch) =>
    readParts(document, branch.pointer, seen),
  );
  return [place, ...inner];
}

/** What some keywords of a schema list, references followed. */
function branchesOf(document: JsonObject, { node, pointer }: Place, keywords: readonly string[]) {
  return keywords
    .flatMap((keyword) => {
      const listed = node[keyword];
      return (Array.isArray(listed) ? listed : []).map((_, index) =>
        follow(document, `${pointer}/${keyword}/${index}`),
      );
    })
    .filter((branch) => branch !== undefined);
}
