import type { JsonObject, Schema } from '../../contract/contract.ts';
import type { Constraints, ItemRule } from './constraints.ts';
import { isSchema } from './is-schema.ts';

/**
 * What `prefixItems` and `items` of a schema say (JSON Schema core §10.3.1), or `undefined` where it
 * has neither.
 */
export function itemRule({ prefixItems, items }: JsonObject): ItemRule | undefined {
  if (!Array.isArray(prefixItems) && !isSchema(items)) return undefined;
  return {
    prefix: Array.isArray(prefixItems) ? prefixItems.filter(isSchema) : [],
    ...(isSchema(items) && { rest: items }),
  };
}

/** The schemas that hold for the item at `index` together. */
export function itemSchemas(constraints: Constraints, index: number): Schema[] {
  const schemas = constraints.itemRules.flatMap((rule) => positioned(rule, index));
  for (const { schema, rules } of constraints.unevaluatedItems) {
    if (rules.every((rule) => positioned(rule, index).length === 0)) schemas.push(schema);
  }
  return schemas;
}

function positioned({ prefix, rest }: ItemRule, index: number): Schema[] {
  const schema = index < prefix.length ? prefix[index] : rest;
  return schema === undefined ? [] : [schema];
}
