import { showValue } from '../compile/violation.ts';
import type { Json, JsonObject, Schema } from '../contract/contract.ts';
import { isJsonObject } from '../contract/pointer.ts';
import { counted } from '../errors.ts';

/** A way in which a value may be otherwise as a whole. */
export interface OwnVariation {
  readonly name: string;
  /** What it is then; absent where there is more than one such value. */
  readonly value?: Json;
  /** What it satisfies then beside its schema. */
  readonly narrowing?: Schema;
}

/** The longest text, and the longest list, that is asked for. */
const LONGEST = { text: 10_000, list: 100 };

/** How a value may be otherwise by what its schema says of the value itself, not of what it holds. */
export function* ownVariations(schema: JsonObject): Generator<OwnVariation, void> {
  const values = Array.isArray(schema.enum) ? schema.enum : undefined;
  const types = [schema.type].flat().filter((type) => typeof type === 'string');
  if (values !== undefined) {
    for (const value of values) yield being(value);
  }
  const kinds = types.filter((type) => type !== 'null');
  // What is of no other type is null anyway: as a branch, it is told as that.
  if (values === undefined && kinds.length > 0 && types.includes('null')) yield being(null);
  if (kinds.length > 1) {
    for (const type of kinds) yield { name: `is of type ${type}`, narrowing: { type } };
  }
  if (values === undefined && schema.const === undefined) {
    if (kinds.includes('boolean')) yield* [true, false].map(being);
    yield* bounds(schema, kinds.includes('integer')).map(being);
  }
  if (kinds.includes('string')) yield* lengths(schema);
  if (kinds.includes('array')) yield* counts(schema);
  if (kinds.includes('object') && isMap(schema)) {
    yield { name: 'is empty', value: {} };
  }
}

function being(value: Json): OwnVariation {
  return { name: `is ${showValue(value)}`, value };
}

/** The least and the greatest number; of those that are excluded, an integer's neighbours. */
function bounds(schema: JsonObject, isInteger: boolean): number[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const found = [minimum, maximum];
  if (isInteger && typeof exclusiveMinimum === 'number') found.push(exclusiveMinimum + 1);
  if (isInteger && typeof exclusiveMaximum === 'number') found.push(exclusiveMaximum - 1);
  return [...new Set(found.filter((bound) => typeof bound === 'number'))];
}

function* lengths({ minLength, maxLength }: JsonObject): Generator<OwnVariation, void> {
  const ask = (length: number, narrowing: Schema) => ({
    name: `has ${counted(length, 'character')}`,
    narrowing,
  });
  if (isUpTo(minLength, LONGEST.text))
    yield ask(minLength, { type: 'string', maxLength: minLength });
  if (isUpTo(maxLength, LONGEST.text))
    yield ask(maxLength, { type: 'string', minLength: maxLength });
}

function* counts({ minItems = 0, maxItems }: JsonObject): Generator<OwnVariation, void> {
  const ask = (count: number, narrowing: Schema) =>
    count === 0
      ? { name: 'is empty', value: [] }
      : { name: `has ${counted(count, 'item')}`, narrowing };
  if (isUpTo(minItems, LONGEST.list)) yield ask(minItems, { type: 'array', maxItems: minItems });
  if (isUpTo(maxItems, LONGEST.list)) yield ask(maxItems, { type: 'array', minItems: maxItems });
}

function isUpTo(value: Json | undefined, most: number): value is number {
  return typeof value === 'number' && value <= most;
}

/** Whether the entries are described, but none by its name. */
function isMap({ properties, additionalProperties, patternProperties }: JsonObject): boolean {
  const isDescribed = isJsonObject(additionalProperties) || isJsonObject(patternProperties);
  return isDescribed && !isJsonObject(properties);
}
