import type { Json, JsonObject, Parameter, Pointer } from '../../contract/contract.ts';
import { isJsonObject, valueAt } from '../../contract/pointer.ts';
import { lazily, weakly } from '../lazily.ts';
import { compileScalar } from './scalar.ts';
import { compileTypes, referencedSchema, schemasInPlace, type Types, unionTypes } from './types.ts';

/** What a schema says about how text becomes a value. */
export interface Shape {
  /** The schemas that hold for the value, together or by choice, those that refer before their targets. */
  readonly schemas: readonly JsonObject[];
  /** The possible types; `undefined` where the schema doesn't say. */
  readonly types: Types | undefined;
  /** Reads decoded text as the scalar that the types allow. */
  readonly scalar: (text: string) => Json;
  readonly item: (index: number) => Shape;
  readonly property: (name: string) => Shape;
  /** The declared properties. */
  readonly propertyNames: readonly string[];
  /** Whether an object may clearly have other properties: it says so, or it declares none at all. */
  readonly isOpen: boolean;
  /** Whether an object says that it has no other properties. */
  readonly isClosed: boolean;
}

/** A parameter with the shape of its schema; `undefined` where it is documented with `content`. */
export interface ShapedParameter {
  readonly parameter: Parameter;
  readonly shape: Shape | undefined;
}

/**
 * Reads the shape of the schema at `pointer`; references are followed, recursive ones too. Without a
 * schema, anything goes.
 */
export function readShape(document: JsonObject, pointer: Pointer | undefined): Shape {
  return shapesIn(document)(pointer);
}

/** Operations share most of their parameters. */
const shapesIn = weakly((document: JsonObject) => {
  const typesOf = compileTypes(document);
  const shapeOf = (schemas: readonly Json[]): Shape => {
    const parts = schemas.flatMap((schema) => schemasInPlace(document, schema));
    const types = unionTypes(schemas.map(typesOf));

    const prefixLength = Math.max(0, ...parts.map((part) => prefixItems(part).length));
    const item = lazily((index: number) => shapeOf(itemSchemas(parts, index)));

    const properties = propertySchemas(parts);
    const property = lazily((name: string) => shapeOf(properties.get(name) ?? []));
    const additional = parts.flatMap((part) => part.additionalProperties ?? []);
    const otherProperty = lazily(() => shapeOf(additional));
    return {
      schemas: parts,
      types,
      scalar: compileScalar(types),
      item: (index) => item(Math.min(index, prefixLength)),
      property: (name) => (properties.has(name) ? property(name) : otherProperty(undefined)),
      propertyNames: [...properties.keys()],
      isOpen:
        additional.length === 0 ? properties.size === 0 : additional.some((one) => one !== false),
      isClosed: parts.some(
        ({ additionalProperties, unevaluatedProperties }) =>
          additionalProperties === false || unevaluatedProperties === false,
      ),
    };
  };
  return lazily((pointer: Pointer | undefined) =>
    shapeOf([pointer === undefined ? true : (valueAt(document, pointer) ?? true)]),
  );
});

/**
 * Reads the default of the schema at `pointer`: its own, or that of a schema that it refers to.
 * `undefined` where there is none.
 */
export function readDefault(document: JsonObject, pointer: Pointer): Json | undefined {
  return defaultsIn(document)(pointer);
}

const defaultsIn = weakly((document: JsonObject) =>
  lazily((pointer: Pointer) => defaultOf(document, valueAt(document, pointer))),
);

function defaultOf(document: JsonObject, referring: Json | undefined): Json | undefined {
  const visited = new Set<Json>();
  let schema = referring;
  while (isJsonObject(schema) && !visited.has(schema)) {
    if (schema.default !== undefined) return schema.default;
    visited.add(schema);
    schema = referencedSchema(document, schema);
  }
  return undefined;
}

function propertySchemas(parts: readonly JsonObject[]): Map<string, Json[]> {
  const schemas = new Map<string, Json[]>();
  for (const { properties } of parts) {
    if (!isJsonObject(properties)) continue;
    for (const [name, schema] of Object.entries(properties)) {
      schemas.set(name, [...(schemas.get(name) ?? []), schema]);
    }
  }
  return schemas;
}

function itemSchemas(parts: readonly JsonObject[], index: number): Json[] {
  return parts.flatMap((part) => prefixItems(part)[index] ?? part.items ?? []);
}

function prefixItems(part: JsonObject): Json[] {
  return Array.isArray(part.prefixItems) ? part.prefixItems : [];
}
