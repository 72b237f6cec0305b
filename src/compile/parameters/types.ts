import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject, referencePointer, valueAt } from '../../contract/pointer.ts';

/** JSON types; `number` goes with `integer` wherever any number may stand. */
export type Types = ReadonlySet<string>;

/**
 * Prepares reading the types that a schema of the document allows, through `type`, `enum`, `const`,
 * `$ref`, `allOf`, `anyOf` and `oneOf`. `undefined`: the schema doesn't say.
 */
export function compileTypes(document: JsonObject): (schema: Json) => Types | undefined {
  const known = new Map<Json, Types | undefined>();
  const typesOf = (schema: Json): Types | undefined => {
    if (!isJsonObject(schema)) return undefined;
    if (known.has(schema)) return known.get(schema);
    known.set(schema, undefined); // What a schema says about itself through a cycle adds nothing.
    const types = [
      declaredTypes(schema.type),
      valueTypes(schema.enum),
      valueTypes('const' in schema ? [schema.const as Json] : undefined),
      typesOf(referencedSchema(document, schema) ?? true),
      ...listOf(schema.allOf).map(typesOf),
      unionTypes(listOf(schema.anyOf).map(typesOf)),
      unionTypes(listOf(schema.oneOf).map(typesOf)),
    ].reduce(intersectTypes, undefined);
    known.set(schema, types);
    return types;
  };
  return typesOf;
}

/** The types that any of several schemas allows; those that don't say add nothing. */
export function unionTypes(alternatives: readonly (Types | undefined)[]): Types | undefined {
  const said = alternatives.filter((types) => types !== undefined);
  return said.length === 0 ? undefined : new Set(said.flatMap((types) => [...types]));
}

/** The schema that a `$ref` leads to, if there is one. */
export function referencedSchema(document: JsonObject, schema: JsonObject): Json | undefined {
  const pointer = referencePointer(schema);
  return pointer === undefined ? undefined : valueAt(document, pointer);
}

/**
 * A schema and all those that apply to the same value: through `$ref`, `allOf`, `anyOf` and `oneOf`.
 */
export function schemasInPlace(document: JsonObject, schema: Json): JsonObject[] {
  const found = new Set<JsonObject>();
  const collect = (candidate: Json | undefined) => {
    if (!isJsonObject(candidate) || found.has(candidate)) return;
    found.add(candidate);
    collect(referencedSchema(document, candidate));
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) listOf(candidate[keyword]).forEach(collect);
  };
  collect(schema);
  return [...found];
}

function declaredTypes(type: Json | undefined): Types | undefined {
  if (type === undefined) return undefined;
  const names = (Array.isArray(type) ? type : [type]).filter((name) => typeof name === 'string');
  return new Set(names.flatMap((name) => (name === 'number' ? ['number', 'integer'] : name)));
}

function valueTypes(values: Json | undefined): Types | undefined {
  if (!Array.isArray(values)) return undefined;
  return new Set(values.flatMap(typesOfValue));
}

function typesOfValue(value: Json): string | string[] {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' ? ['number', 'integer'] : typeof value;
}

function intersectTypes(a: Types | undefined, b: Types | undefined): Types | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return new Set([...a].filter((type) => b.has(type)));
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
