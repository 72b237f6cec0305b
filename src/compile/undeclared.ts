import type { Json, JsonObject, Pointer } from '../contract/contract.ts';
import { childPointer, isJsonObject } from '../contract/pointer.ts';
import { schemaRegExp } from './pattern.ts';
import { type Placed, schemasAt } from './schemas-at.ts';

/** A property that the schema of its object doesn't declare. */
export interface UndeclaredProperty {
  /** Where in the value. */
  readonly pointer: Pointer;
  /** The schema of the object, as far as it lists properties. */
  readonly contractPointer: Pointer;
}

/**
 * Finds the properties of a valid value that no schema declares. A schema without `properties` means
 * any, and one with `additionalProperties: true` says so; of `anyOf` and `oneOf` every branch counts,
 * but not for what it forbids.
 */
export function undeclaredProperties(
  document: JsonObject,
  pointer: Pointer,
  value: unknown,
): UndeclaredProperty[] {
  return inValue(schemasAt(document, [pointer]), value, '');

  function inValue(schemas: readonly Placed[], value: unknown, at: Pointer): UndeclaredProperty[] {
    if (Array.isArray(value)) {
      return value.flatMap((item, index) =>
        inValue(itemSchemas(schemas, index), item, childPointer(at, index)),
      );
    }
    if (!isJsonObject(value as Json)) return [];
    return Object.entries(value as JsonObject).flatMap(([name, member]) => {
      const place = childPointer(at, name);
      const declared = schemas.flatMap((placed) => declarations(placed, name));
      if (declared.length > 0) return inValue(schemasAt(document, declared), member, place);
      const owner = schemas.find(({ schema }) => isJsonObject(schema.properties));
      return owner === undefined ? [] : [{ pointer: place, contractPointer: owner.pointer }];
    });
  }

  function itemSchemas(schemas: readonly Placed[], index: number): Placed[] {
    return schemasAt(
      document,
      schemas.map(({ schema, pointer }) =>
        Array.isArray(schema.prefixItems) && index < schema.prefixItems.length
          ? childPointer(childPointer(pointer, 'prefixItems'), index)
          : childPointer(pointer, 'items'),
      ),
    );
  }
}

/** Where a schema speaks of a property: by its name, by a pattern, or among all others. */
export function declarations({ schema, pointer }: Placed, name: string): Pointer[] {
  const { properties, patternProperties, additionalProperties, unevaluatedProperties } = schema;
  if (isJsonObject(properties) && Object.hasOwn(properties, name)) {
    return [childPointer(childPointer(pointer, 'properties'), name)];
  }
  const patterns = isJsonObject(patternProperties) ? Object.keys(patternProperties) : [];
  const matching = patterns.filter((pattern) => schemaRegExp(pattern).test(name));
  if (matching.length > 0) {
    return matching.map((pattern) =>
      childPointer(childPointer(pointer, 'patternProperties'), pattern),
    );
  }
  for (const [keyword, others] of Object.entries({ additionalProperties, unevaluatedProperties })) {
    if (others !== undefined && others !== false) return [childPointer(pointer, keyword)];
  }
  return [];
}
