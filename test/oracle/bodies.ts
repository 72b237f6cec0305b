import type { Json } from '../../src/contract/contract.ts';
import type { Message } from '../../src/http/exchange.ts';
import type { Content } from './document.ts';
import { type Field, fieldsOf, readField } from './fields.ts';
import type { Direction, Schemas } from './schemas.ts';
import { Miswritten, scalarOf } from './texts.ts';

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
  const schema = content[range] as Json;
  const essence = essenceOf(named);
  try {
    if (essence === 'application/x-www-form-urlencoded') {
      return { kind: 'read', faults: formFaults(text, schema, direction, schemas) };
    }
    const value = isJson(essence) ? (JSON.parse(text) as Json) : plainText(text, schema, schemas);
    return { kind: 'read', faults: schemas.faults(schema, value, direction) };
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'unreadable' };
    throw error;
  }
}

/**
 * The documented media type or range that stands for one (OpenAPI 3.1 §4.8.14): the narrowest that covers it
 * (RFC 9110 §12.5.1), else what is another spelling of JSON as it is (RFC 6838 §4.2.8).
 */
export function documentedRange(
  ranges: readonly string[],
  mediaType: string | undefined,
): string | undefined {
  if (mediaType === undefined) return undefined;
  const essence = essenceOf(mediaType);
  const [type = ''] = essence.split('/');
  const covering = [essence, `${type}/*`, '*/*'].find((range) => ranges.includes(range));
  return covering ?? (isJson(essence) ? ranges.find(isJson) : undefined);
}

export function essenceOf(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase();
}

export function isJson(essence: string): boolean {
  return /^(?:application|text)\/json$|\+json$/.test(essence);
}

/** A text of a schema for numbers or booleans is one; where it is for lists or objects, their JSON. */
function plainText(text: string, schema: Json, schemas: Schemas): Json {
  const types = schemas.types(schema);
  const isComposite = types !== undefined && [...types].every((type) => /array|object/.test(type));
  if (!isComposite) return scalarOf(types?.has('string') === false ? text.trim() : text, types);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * Each property of an object is a field, a list as many of one name, an object as JSON (OpenAPI 3.1
 * §4.8.14.3, §4.8.15). One that can't be read is at fault, and no other place of it.
 */
function formFaults(text: string, schema: Json, direction: Direction, schemas: Schemas): string[] {
  const fields = fieldsOf(text);
  const names = [...new Set([...schemas.properties(schema), ...fields.map(([name]) => name)])];
  const unread: string[] = [];
  const members = names.flatMap((name): [string, Json][] => {
    try {
      const member = readProperty(name, schema, fields, schemas);
      return member === undefined ? [] : [[name, member]];
    } catch (error) {
      if (!(error instanceof Miswritten || error instanceof SyntaxError)) throw error;
      unread.push(`/${name}`);
      return [];
    }
  });
  const faults = schemas.faults(schema, Object.fromEntries(members), direction);
  return [...unread, ...faults.filter((place) => !unread.includes(place))];
}

function readProperty(
  name: string,
  schema: Json,
  fields: readonly Field[],
  schemas: Schemas,
): Json | undefined {
  const [property = true] = schemas.member([schema], name);
  const types = schemas.types(property);
  const isObject = types?.size === 1 && types.has('object');
  const as = {
    name,
    in: 'query',
    required: false,
    style: 'form',
    explode: true,
    allowEmptyValue: false,
  } as const;
  if (!isObject) return readField({ ...as, schema: property }, fields, [], schemas);
  const whole = readField({ ...as, schema: { type: 'string' } }, fields, [], schemas);
  return whole === undefined ? undefined : JSON.parse(String(whole));
}
