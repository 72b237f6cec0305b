import type { Json, JsonObject, Schema } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { type Choice, choicesOf } from './choices.ts';
import type { Constraints, Draft } from './constraints.ts';
import { isSchema } from './is-schema.ts';
import type { References } from './references.ts';

/** One thing left to do before the constraints of a value are complete. */
export type Step =
  | { readonly kind: 'apply'; readonly schema: Schema }
  | { readonly kind: 'choose'; readonly choices: readonly Choice[] }
  /** Closes the scope of `unevaluatedProperties` and `unevaluatedItems`, opened at `before`. */
  | { readonly kind: 'evaluate'; readonly schema: JsonObject; readonly before: Constraints }
  /** What holds where the property `name` is there. */
  | { readonly kind: 'depend'; readonly name: string; readonly schema: JsonObject }
  | { readonly kind: 'exclude'; readonly schemas: readonly Schema[] }
  | { readonly kind: 'avoid'; readonly schema: Schema };

/** The step that merges in a schema. */
export function applied(schema: Schema): Step {
  return { kind: 'apply', schema };
}

/** Notes in the constraints what was referred to: its component's name, and whether it can come back. */
export function referred(
  constraints: Constraints,
  reference: string,
  target: Schema,
  references: References,
): Constraints {
  const component = /^#\/(?:components\/schemas|\$defs|definitions)\/([^/]+)$/.exec(reference)?.[1];
  const recursive = isJsonObject(target) && references.isRecursive(target);
  return {
    ...constraints,
    ...(constraints.component === undefined && component !== undefined && { component }),
    recursive: constraints.recursive || recursive,
  };
}

/** What the keywords of a schema that hold other schemas for the same value ask for at once. */
export function stepsWithin(schema: JsonObject): Step[] {
  const steps: Step[] = listOf(schema.allOf).map(applied);
  for (const choices of choicesOf(schema)) steps.push({ kind: 'choose', choices });
  return steps;
}

/** What is judged last, when everything else that holds for the value is known. */
export function stepsAfter({ dependentRequired, dependentSchemas, not }: JsonObject): Step[] {
  const steps: Step[] = [];
  for (const [name, required] of Object.entries(objectOf(dependentRequired))) {
    steps.push({ kind: 'depend', name, schema: { required } });
  }
  for (const [name, dependent] of Object.entries(objectOf(dependentSchemas))) {
    steps.push({ kind: 'depend', name, schema: { allOf: [dependent] } });
  }
  if (isSchema(not)) steps.push({ kind: 'exclude', schemas: [not] });
  return steps;
}

/** Opens the scope of `unevaluatedProperties` and `unevaluatedItems`, where a schema has them. */
export function scopeOf(schema: JsonObject, before: Constraints): Step[] {
  const { unevaluatedProperties, unevaluatedItems } = schema;
  if (!isSchema(unevaluatedProperties) && !isSchema(unevaluatedItems)) return [];
  return [{ kind: 'evaluate', schema, before }];
}

/** Holds `unevaluatedProperties` and `unevaluatedItems` against the rules that came in since `before`. */
export function closeScope(
  constraints: Constraints,
  { unevaluatedProperties, unevaluatedItems }: JsonObject,
  before: Constraints,
): Constraints {
  const { propertyRules, itemRules } = constraints;
  const closed: Draft = { ...constraints };
  if (isSchema(unevaluatedProperties)) {
    const rules = propertyRules.slice(before.propertyRules.length);
    const added = { schema: unevaluatedProperties, rules };
    closed.unevaluatedProperties = [...constraints.unevaluatedProperties, added];
  }
  if (isSchema(unevaluatedItems)) {
    const added = { schema: unevaluatedItems, rules: itemRules.slice(before.itemRules.length) };
    closed.unevaluatedItems = [...constraints.unevaluatedItems, added];
  }
  return closed;
}

function listOf(value: Json | undefined): Schema[] {
  return Array.isArray(value) ? value.filter(isSchema) : [];
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
