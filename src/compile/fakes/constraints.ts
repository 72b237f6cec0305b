import type { Json, JsonObject, Schema } from '../../contract/contract.ts';

/** A JSON type (JSON Schema core §4.2.1). An integer is a number with `Constraints.integer`. */
export type Type = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

/** A lower or upper limit of a number. */
export interface Bound {
  readonly value: number;
  readonly exclusive: boolean;
}

/** What one schema object says of properties: the three keywords depend on each other. */
export interface PropertyRule {
  readonly properties: JsonObject;
  readonly patterns: readonly { readonly regExp: RegExp; readonly schema: Schema }[];
  /** Absent where anything goes. */
  readonly additional?: Schema;
}

/** What one schema object says of items by their position. */
export interface ItemRule {
  readonly prefix: readonly Schema[];
  /** Absent where anything goes. */
  readonly rest?: Schema;
}

/** `contains` with its limits; `max` is infinite where there is none. */
export interface Containment {
  readonly schema: Schema;
  readonly min: number;
  readonly max: number;
}

/** `unevaluatedProperties` or `unevaluatedItems`: holds for what none of the rules of its schema names. */
export interface Unevaluated<Rule> {
  readonly schema: Schema;
  readonly rules: readonly Rule[];
}

/**
 * All that a value must satisfy, gathered from one or more schemas that apply together, without
 * references and without a choice left open. Never changed in place.
 */
export interface Constraints {
  readonly types: ReadonlySet<Type>;
  /** Whether a schema names its types, rather than leaving them open. */
  readonly typed: boolean;
  readonly integer: boolean;
  /** Numbers that are not integers, as `not: { type: integer }` asks for. */
  readonly fractional: boolean;
  /** `enum` and `const`, those that all schemas allow. */
  readonly values?: readonly Json[];
  readonly excluded: readonly Json[];

  readonly minimum?: Bound;
  readonly maximum?: Bound;
  readonly multiples: readonly number[];
  readonly excludedMultiples: readonly number[];

  readonly minLength: number;
  readonly maxLength: number;
  readonly patterns: readonly string[];
  readonly excludedPatterns: readonly string[];
  readonly format?: string;

  readonly propertyRules: readonly PropertyRule[];
  readonly unevaluatedProperties: readonly Unevaluated<PropertyRule>[];
  readonly propertyNames: readonly Schema[];
  readonly required: readonly string[];
  readonly minProperties: number;
  readonly maxProperties: number;

  readonly itemRules: readonly ItemRule[];
  readonly unevaluatedItems: readonly Unevaluated<ItemRule>[];
  readonly contains: readonly Containment[];
  readonly minItems: number;
  readonly maxItems: number;
  readonly uniqueItems: boolean;
  /** Two equal items at least, as `not: { uniqueItems: true }` asks for. */
  readonly repeatedItems: boolean;

  /** A method of faker's, or an object of method → arguments. */
  readonly faker?: Json;
  readonly description: string;
  /** `examples`, `example` and `default`. */
  readonly examples: readonly Json[];

  /** The name of the first component that was referred to. */
  readonly component?: string;
  /** Whether following the schemas' references can come back to them. */
  readonly recursive: boolean;
  /** The schema objects that were gathered, in their order. */
  readonly sources: readonly JsonObject[];
}

/** The constraints of the schema `true`. */
export const UNCONSTRAINED: Constraints = {
  types: new Set<Type>(['null', 'boolean', 'number', 'string', 'array', 'object']),
  typed: false,
  integer: false,
  fractional: false,
  excluded: [],
  multiples: [],
  excludedMultiples: [],
  minLength: 0,
  maxLength: Number.POSITIVE_INFINITY,
  patterns: [],
  excludedPatterns: [],
  propertyRules: [],
  unevaluatedProperties: [],
  propertyNames: [],
  required: [],
  minProperties: 0,
  maxProperties: Number.POSITIVE_INFINITY,
  itemRules: [],
  unevaluatedItems: [],
  contains: [],
  minItems: 0,
  maxItems: Number.POSITIVE_INFINITY,
  uniqueItems: false,
  repeatedItems: false,
  description: '',
  examples: [],
  recursive: false,
  sources: [],
};

/** Constraints while they are put together; the lists in them are replaced, never changed. */
export type Draft = { -readonly [Key in keyof Constraints]: Constraints[Key] };

/** That no value satisfies a schema. Caught where another choice is left, else told as a `SchemaError`. */
export class Unsatisfiable extends Error {
  readonly reason: string;
  readonly schema: JsonObject | undefined;

  constructor(reason: string, schema?: JsonObject) {
    super(reason);
    this.reason = reason;
    this.schema = schema;
  }
}

/** Whether a property is declared or required by its name. */
export function isNamed({ propertyRules, required }: Constraints, name: string): boolean {
  return (
    required.includes(name) || propertyRules.some((rule) => Object.hasOwn(rule.properties, name))
  );
}

/** The schemas that hold for the property `name` together. */
export function propertySchemas(constraints: Constraints, name: string): Schema[] {
  const schemas = constraints.propertyRules.flatMap((rule) => {
    const named = namedBy(rule, name);
    if (named.length > 0 || rule.additional === undefined) return named;
    return [rule.additional];
  });
  for (const { schema, rules } of constraints.unevaluatedProperties) {
    const evaluated = rules.some(
      (rule) => rule.additional !== undefined || namedBy(rule, name).length > 0,
    );
    if (!evaluated) schemas.push(schema);
  }
  return schemas;
}

function namedBy(rule: PropertyRule, name: string): Schema[] {
  const schemas: Schema[] = rule.patterns
    .filter(({ regExp }) => regExp.test(name))
    .map(({ schema }) => schema);
  if (Object.hasOwn(rule.properties, name)) schemas.unshift(rule.properties[name] as Schema);
  return schemas;
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

/** What `make` gives, or the reason why it can't. Anything else that it throws goes on. */
export function satisfied<T>(make: () => T): T | Unsatisfiable {
  try {
    return make();
  } catch (error) {
    if (error instanceof Unsatisfiable) return error;
    throw error;
  }
}
