import type { Json, JsonObject } from '../../src/contract/contract.ts';
import type { Message } from '../../src/http/exchange.ts';
import type { Content, MediaType, Parameter } from './document.ts';
import { type Field, fieldsOf, readField, valuesOf } from './fields.ts';
import { documentedRange, essenceOf, isJson } from './media-types.ts';
import type { Direction, Schemas } from './schemas.ts';
import { decodeStrictly, Miswritten, readMedia, scalarOf, single } from './texts.ts';

/** What is made of a message's body. */
export type Body =
  /** There is none, and there needn't be one. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'missing' }
  /** Its media type isn't documented. */
  | { readonly kind: 'unsupported' }
  /** It isn't what its media type says. */
  | { readonly kind: 'unreadable' }
  /** With the places where it breaks its schema. */
  | { readonly kind: 'read'; readonly faults: readonly string[] };

/** Reads a body by its media type, and holds it against what is documented for that. */
export function judgeBody(
  content: Content,
  { headers, body = '' }: Message,
  isRequired: boolean,
  direction: Direction,
  schemas: Schemas,
): Body {
  const text = String(body);
  const named = headers['content-type'] as string | undefined;
  const range = documentedRange(Object.keys(content), named);
  // Nothing at all is a plain text, too.
  const isEmptyText = range !== undefined && essenceOf(named ?? '') === 'text/plain';
  if (text === '' && !(isRequired && isEmptyText))
    return { kind: isRequired ? 'missing' : 'absent' };
  if (Object.keys(content).length === 0) return { kind: 'absent' };
  if (named === undefined || range === undefined) return { kind: 'unsupported' };
  const media = content[range] as MediaType;
  const { schema } = media;
  const essence = essenceOf(named);
  try {
    if (essence === 'application/x-www-form-urlencoded') {
      return { kind: 'read', faults: formFaults(text, media, direction, schemas) };
    }
    const value = isJson(essence) ? (JSON.parse(text) as Json) : plainText(text, schema, schemas);
    const faults = schemas.faults(schema, value, direction);
    return text === '' && faults.length > 0 ? { kind: 'missing' } : { kind: 'read', faults };
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'unreadable' };
    throw error;
  }
}

/** A text of a schema for numbers or booleans is one; where it is for lists or objects, their JSON. */
function plainText(text: string, schema: Json, schemas: Schemas): Json {
  const types = schemas.types(schema);
  if (!isComposite(types))
    return scalarOf(types?.has('string') === false ? text.trim() : text, types);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Each property of an object is a field. One that can't be read is at fault, and no other place of it. */
function formFaults(
  text: string,
  media: MediaType,
  direction: Direction,
  schemas: Schemas,
): string[] {
  const { schema } = media;
  const fields = fieldsOf(text);
  const names = new Set([...schemas.properties(schema), ...fields.map(([name]) => name)]);
  const unread: string[] = [];
  const members = [...names].flatMap((name): [string, Json][] => {
    try {
      const member = readProperty(name, media, fields, schemas);
      return member === undefined ? [] : [[name, member]];
    } catch (error) {
      if (!(error instanceof Miswritten)) throw error;
      unread.push(`/${name}`);
      return [];
    }
  });
  const faults = schemas.faults(schema, Object.fromEntries(members), direction);
  return [...unread, ...faults.filter((place) => !unread.includes(place))];
}

/** A property whose encoding names a style is a parameter of a query (OpenAPI 3.1 §4.8.15). */
function readProperty(
  name: string,
  { schema, encoding }: MediaType,
  fields: readonly Field[],
  schemas: Schemas,
): Json | undefined {
  const [property = true] = schemas.member([schema], name);
  const { style, explode = style === 'form', contentType } = (encoding[name] ?? {}) as JsonObject;
  if (style === undefined)
    return readValues(valuesOf(name, fields), property, contentType, schemas);
  const parameter: Parameter = {
    name,
    in: 'query',
    required: false,
    style: String(style),
    explode: explode === true,
    allowEmptyValue: false,
    mediaType: undefined,
    schema: property,
  };
  return readField(parameter, fields, [], schemas);
}

/**
 * Another one is of a media type: JSON by default where it is an object or a list, a list's items in a field each
 * (OpenAPI 3.1 §4.8.14.3, §4.8.15.1).
 */
function readValues(
  values: readonly string[] | undefined,
  property: Json,
  contentType: Json | undefined,
  schemas: Schemas,
): Json | undefined {
  const read = (text: string, schema: readonly Json[]): Json => {
    const types = schemas.types(...schema);
    const usual = isComposite(types) ? 'application/json' : 'text/plain';
    const decoded = decodeStrictly(text.replaceAll('+', ' '));
    const mediaType = String(contentType ?? usual);
    return isJson(mediaType) ? readMedia(decoded, mediaType) : scalarOf(decoded, types);
  };
  if (values === undefined) return undefined;
  const types = schemas.types(property);
  const mayRepeat = types === undefined || types.has('array');
  const isList = mayRepeat && isComposite(types);
  if (!mayRepeat || (!isList && values.length === 1)) return read(single(values), [property]);
  const items = values.map((text, index) => read(text, schemas.item([property], index)));
  const [first] = items;
  // A list may come in one piece.
  return items.length === 1 && Array.isArray(first) ? first : items;
}

/** Whether types are for lists or objects alone. */
function isComposite(types: ReadonlySet<string> | undefined): boolean {
  return types !== undefined && [...types].every((type) => /array|object|null/.test(type));
}
