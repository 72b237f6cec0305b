import type { JsonObject, Schema } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { schemaRegExp } from '../pattern.ts';
import type { Constraints, PropertyRule } from './constraints.ts';
import { isSchema } from './is-schema.ts';

/**
 * What `properties`, `patternProperties` and `additionalProperties` of a schema say (JSON Schema core
 * §10.3.2), or `undefined` where it has none of them.
 */
export function propertyRule(schema: JsonObject): PropertyRule | undefined {
  if (!KEYWORDS.some((keyword) => Object.hasOwn(schema, keyword))) return undefined;
  const { properties, patternProperties, additionalProperties } = schema;
  const patterns = isJsonObject(patternProperties) ? Object.entries(patternProperties) : [];
  return {
    properties: isJsonObject(properties) ? properties : {},
    patterns: patterns.flatMap(([pattern, inner]) =>
      isSchema(inner) ? [{ regExp: schemaRegExp(pattern), schema: inner }] : [],
    ),
    ...(isSchema(additionalProperties) && { additional: additionalProperties }),
  };
}

const KEYWORDS = ['properties', 'patternProperties', 'additionalProperties'];

/** Whether a property is declared or required by its name. */
export function isNamed({ propertyRules, required }: Constraints, name: string): boolean {
  return (
    required.includes(name) || propertyRules.some((rule) => Object.hasOwn(rule.properties, name))
  );
}

/** The names of the properties that are declared or required, in the document's order. */
export function propertyNamesOf({ propertyRules, required }: Constraints): string[] {
  const names = propertyRules.flatMap((rule) => Object.keys(rule.properties));
  return [...new Set([...names, ...required])];
}

/** Tells of a required property whether constraints ask more of it than those they were put together from. */
export function whereMoreIsAsked(
  { propertyRules, unevaluatedProperties }: Constraints,
  before: Constraints,
): (name: string) => boolean {
  const rules = propertyRules.slice(before.propertyRules.length);
  const known = new Set(before.required);
  const isClosed = unevaluatedProperties.length > before.unevaluatedProperties.length;
  return (name) => isClosed || !known.has(name) || isEvaluated(rules, name);
}

/** The schemas that hold for the property `name` together. */
export function propertySchemas(constraints: Constraints, name: string): Schema[] {
  const schemas = constraints.propertyRules.flatMap((rule) => {
    const named = namedBy(rule, name);
    if (named.length > 0 || rule.additional === undefined) return named;
    return [rule.additional];
  });
  for (const { schema, rules } of constraints.unevaluatedProperties) {
    if (!isEvaluated(rules, name)) schemas.push(schema);
  }
  return schemas;
}

function isEvaluated(rules: readonly PropertyRule[], name: string): boolean {
  return rules.some((rule) => rule.additional !== undefined || namedBy(rule, name).length > 0);
}

function namedBy(rule: PropertyRule, name: string): Schema[] {
  const schemas: Schema[] = rule.patterns
    .filter(({ regExp }) => regExp.test(name))
    .map(({ schema }) => schema);
  if (Object.hasOwn(rule.properties, name)) schemas.unshift(rule.properties[name] as Schema);
  return schemas;
}
