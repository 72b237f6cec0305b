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

interface NumberConstraints {
  readonly integer: boolean;
  /** Numbers that are not integers, as `not: { type: integer }` asks for. */
  readonly fractional: boolean;
  readonly minimum?: Bound;
  readonly maximum?: Bound;
  readonly multiples: readonly number[];
  readonly excludedMultiples: readonly number[];
}

interface StringConstraints {
  readonly minLength: number;
  readonly maxLength: number;
  readonly patterns: readonly string[];
  readonly excludedPatterns: readonly string[];
}

interface ObjectConstraints {
  readonly propertyRules: readonly PropertyRule[];
  readonly unevaluatedProperties: readonly Unevaluated<PropertyRule>[];
  readonly propertyNames: readonly Schema[];
  readonly required: readonly string[];
  readonly minProperties: number;
  readonly maxProperties: number;
}

interface ArrayConstraints {
  readonly itemRules: readonly ItemRule[];
  readonly unevaluatedItems: readonly Unevaluated<ItemRule>[];
  readonly contains: readonly Containment[];
  readonly minItems: number;
  readonly maxItems: number;
  readonly uniqueItems: boolean;
  /** Two equal items at least, as `not: { uniqueItems: true }` asks for. */
  readonly repeatedItems: boolean;
}

/** What a text holds as JSON. */
export interface Content {
  readonly schemas: readonly Schema[];
  readonly encoding: 'utf8' | 'base64' | 'base64url';
}

/** What tells how a value should look, beside the place where it stands. */
interface Hints {
  /** Of a number or a text. */
  readonly format?: string;
  readonly content?: Content;
  /** A method of faker's, or an object of method → arguments. */
  readonly faker?: Json;
  readonly description: string;
  /** `examples`, `example` and `default`. */
  readonly examples: readonly Json[];
  /** The name of the first component that was referred to. */
  readonly component?: string;
}

/**
 * All that a value must satisfy, gathered from one or more schemas that apply together, without
 * references and without a choice left open. Never changed in place.
 */
export interface Constraints
  extends NumberConstraints,
    StringConstraints,
    ObjectConstraints,
    ArrayConstraints,
    Hints {
  readonly types: ReadonlySet<Type>;
  /** Whether a schema names its types, rather than leaving them open. */
  readonly typed: boolean;
  /** `enum` and `const`, those that all schemas allow. */
  readonly values?: readonly Json[];
  readonly excluded: readonly Json[];
  /** Whether following the schemas' references can come back to them. */
  readonly recursive: boolean;
  /** The schema objects that were gathered, in their order. */
  readonly sources: readonly JsonObject[];
}

/** Constraints while they are put together; the lists in them are replaced, never changed. */
export type Draft = { -readonly [Key in keyof Constraints]: Constraints[Key] };

/** The constraints of the schema `true`. */
export const UNCONSTRAINED: Constraints = {
  types: new Set<Type>(['null', 'boolean', 'number', 'string', 'array', 'object']),
  typed: false,
  excluded: [],
  integer: false,
  fractional: false,
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
