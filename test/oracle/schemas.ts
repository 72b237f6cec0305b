import { isDeepStrictEqual } from 'node:util';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Json, JsonObject } from '../../src/contract/contract.ts';
import { follow } from './document.ts';

/** Which way a value goes. */
export type Direction = 'request' | 'response';

/** What a document's schemas say of values. */
export interface Schemas {
  /** Where a value breaks a schema, as JSON Pointers into it, as ajv alone sees it. */
  readonly faults: (schema: Json, value: unknown, direction: Direction) => string[];
  /** The types that any of some schemas allows; `undefined` where none of them says. */
  readonly types: (...schemas: readonly Json[]) => ReadonlySet<string> | undefined;
  /** The names of an object's declared properties. */
  readonly properties: (schema: Json) => string[];
  /** The schemas of a member of an object. */
  readonly member: (schemas: readonly Json[], name: string) => Json[];
  /** The schemas of an item of a list. */
  readonly item: (schemas: readonly Json[], index: number) => Json[];
}

/** Reads the schemas of a document anew at each question. */
export function readSchemas(document: JsonObject): Schemas {
  const judges = { request: judgeOf(document, 'request'), response: judgeOf(document, 'response') };
  const inPlace = (schemas: readonly Json[]) => schemas.flatMap((each) => partsOf(document, each));
  return {
    faults: (schema, value, direction) => judges[direction](schema, value),
    types: (...schemas) => union(schemas.map((schema) => typesOf(document, schema))),
    properties: (schema) =>
      inPlace([schema]).flatMap(({ properties = {} }) => Object.keys(properties as JsonObject)),
    member(schemas, name) {
      const parts = inPlace(schemas);
      const declared = parts.flatMap(({ properties }) => (properties as JsonObject)?.[name] ?? []);
      if (declared.length > 0) return declared;
      return parts.flatMap(({ additionalProperties }) => additionalProperties ?? []);
    },
    item: (schemas, index) =>
      inPlace(schemas).flatMap(({ prefixItems, items = [] }) => {
        return (prefixItems as Json[] | undefined)?.[index] ?? items;
      }),
  };
}

function judgeOf(document: JsonObject, direction: Direction) {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
  addFormats.default(ajv);
  // ajv's own compares no items but those of the type that `items` asks for.
  ajv.removeKeyword('uniqueItems');
  ajv.addKeyword({ keyword: 'uniqueItems', type: 'array', validate: areUnique });
  ajv.addSchema(inDirection(document, direction) as JsonObject, 'document');
  const known = new Map<Json, ValidateFunction>();
  return (schema: Json, value: unknown): string[] => {
    const text = JSON.stringify(inDirection(schema, direction)).replaceAll('"#/', '"document#/');
    const validate = known.get(schema) ?? ajv.compile(JSON.parse(text));
    known.set(schema, validate);
    return validate(value) ? [] : [...new Set(validate.errors?.map(placeOf))];
  };
}

function areUnique(isAsked: boolean, list: readonly unknown[]): boolean {
  const isNew = (one: unknown, index: number) =>
    !list.slice(0, index).some((other) => isDeepStrictEqual(one, other));
  return !isAsked || list.every(isNew);
}

/** A member that is missing, or one too many, is at fault itself. */
function placeOf({ instancePath, params }: ErrorObject): string {
  const { missingProperty, additionalProperty, unevaluatedProperty } = params;
  const member = missingProperty ?? additionalProperty ?? unevaluatedProperty;
  return member === undefined ? instancePath : `${instancePath}/${member}`;
}

/**
 * What is read-only needn't be in a request though it is required, nor what is write-only in a
 * response (OpenAPI 3.1 §4.8.24.2, JSON Schema validation §9.4).
 */
function inDirection(node: Json, direction: Direction): Json {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) return node.map((each) => inDirection(each, direction));
  const mark = direction === 'request' ? 'readOnly' : 'writeOnly';
  const isMarked = (name: Json) =>
    ((node.properties as JsonObject)?.[String(name)] as JsonObject)?.[mark] === true;
  const entries = Object.entries(node).map(([key, value]) =>
    key === 'required' && Array.isArray(value)
      ? [key, value.filter((name) => !isMarked(name))]
      : [key, inDirection(value, direction)],
  );
  return Object.fromEntries(entries);
}

/** A schema with all that hold for the same value, together or by choice. */
function partsOf(document: JsonObject, schema: Json): JsonObject[] {
  if (typeof schema !== 'object') return [];
  const part = follow(document, schema);
  const { allOf = [], anyOf = [], oneOf = [] } = part as Record<string, Json[]>;
  const others = [...allOf, ...anyOf, ...oneOf];
  return [part, ...others.flatMap((each) => partsOf(document, each))];
}

type Types = ReadonlySet<string> | undefined;

function typesOf(document: JsonObject, schema: Json): Types {
  if (typeof schema !== 'object') return undefined;
  const part = follow(document, schema);
  const { allOf = [], anyOf = [], oneOf = [] } = part as Record<string, Json[]>;
  const ofAny = (some: Json[]) => union(some.map((each) => typesOf(document, each)));
  return [
    part.type === undefined ? undefined : new Set([part.type].flat().map(String).flatMap(numeric)),
    part.enum === undefined ? undefined : new Set((part.enum as Json[]).flatMap(typeOf)),
    part.const === undefined ? undefined : new Set([part.const].flatMap(typeOf)),
    ...allOf.map((each) => typesOf(document, each)),
    ofAny(anyOf),
    ofAny(oneOf),
  ].reduce((some, others) => (some && others ? some.intersection(others) : (some ?? others)));
}

function union(some: readonly Types[]): Types {
  return some.reduce((all, types) => (all && types ? all.union(types) : (all ?? types)), undefined);
}

function typeOf(value: Json): string[] {
  if (value === null) return ['null'];
  return Array.isArray(value) ? ['array'] : numeric(typeof value);
}

/** Wherever any number may stand, an integer may. */
function numeric(type: string): string[] {
  return type === 'number' ? ['number', 'integer'] : [type];
}
