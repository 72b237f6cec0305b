import {
  type SchemaObject,
  type TransformNodeOptions,
  transformSchemaObject,
  UNKNOWN,
} from 'openapi-typescript';
import ts from 'typescript';

/** A list whose first items have schemas of their own (JSON Schema 2020-12, Core §10.3.1.1). */
interface Tuple {
  readonly prefixItems: readonly SchemaObject[];
  readonly items?: SchemaObject | boolean;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/**
 * The type of a list with `prefixItems`, of which openapi-typescript says that it has just those: items
 * beyond `minItems` may be absent, and others may follow. `undefined` for any other schema.
 */
export function tupleType(
  schema: SchemaObject | boolean,
  options: TransformNodeOptions,
): ts.TypeNode | undefined {
  if (!isTuple(schema)) return undefined;
  const { prefixItems, items = true, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  const elements: ts.TypeNode[] = prefixItems.slice(0, maxItems).map((item, index) => {
    const type = transformSchemaObject(item, options);
    return index < minItems ? type : ts.factory.createOptionalTypeNode(type);
  });
  if (items !== false && maxItems > prefixItems.length) {
    const type = items === true ? UNKNOWN : transformSchemaObject(items, options);
    elements.push(ts.factory.createRestTypeNode(ts.factory.createArrayTypeNode(type)));
  }
  return ts.factory.createTupleTypeNode(elements);
}

/** What is composed of several schemas is left as it is. */
function isTuple(schema: object | boolean): schema is Tuple {
  if (typeof schema === 'boolean' || !('type' in schema) || schema.type !== 'array') return false;
  if (['allOf', 'anyOf', 'oneOf', 'enum', 'const'].some((keyword) => keyword in schema))
    return false;
  return 'prefixItems' in schema && Array.isArray(schema.prefixItems);
}
