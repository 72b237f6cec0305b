import { type Direction, isLeftOut } from '../../compile/direction.ts';
import { lazily } from '../../compile/lazily.ts';
import type { Validators } from '../../compile/validators.ts';
import { jsonType } from '../../compile/violation.ts';
import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { SchemaError } from '../../errors.ts';
import type { Branch } from './description.ts';
import { type Branches, isObject } from './walk.ts';

/** What tells at a glance that a value can't be of a branch. */
interface Glance {
  /** By each schema that names some. */
  readonly types: readonly (readonly Json[])[];
  readonly required: readonly string[];
  /** Members that can have only a few values. */
  readonly tags: readonly (readonly [name: string, values: readonly Json[]])[];
}

/**
 * Prepares to find the branches that a value satisfies. Of one that is known to satisfy the whole the
 * branch that a glance leaves is it, where it leaves one; else those that it leaves are judged.
 */
export function compileBranches(
  document: JsonObject,
  direction: Direction,
  validatorOf: Validators,
): (isValid: boolean) => Branches {
  const glanceAt = lazily(({ description }: Branch): Glance => {
    const schemas = description().schemas.map(({ schema }) => schema);
    const properties = schemas.flatMap(propertiesOf);
    const omitted = new Set(
      properties.flatMap(([name, schema]) => (isLeftOut(document, schema, direction) ? name : [])),
    );
    return {
      types: schemas.flatMap(({ type }) => (type === undefined ? [] : [[type].flat()])),
      required: schemas
        .flatMap(({ required }) => (Array.isArray(required) ? required : []))
        .filter((name) => typeof name === 'string')
        .filter((name) => !omitted.has(name)),
      tags: properties.flatMap(([name, schema]) => {
        const values = valuesOf(schema);
        return values === undefined ? [] : [[name, values] as const];
      }),
    };
  });

  return (isValid) => (choice, value) => {
    const possible = choice.filter((branch) => mayBe(value, glanceAt(branch)));
    if (possible.length === 0 || (isValid && possible.length === 1)) return possible;
    return possible.filter(({ pointer }) => {
      try {
        return validatorOf(pointer, direction).fits(value);
      } catch (error) {
        if (error instanceof SchemaError) return false;
        throw error;
      }
    });
  };
}

function mayBe(value: unknown, { types, required, tags }: Glance): boolean {
  const type = jsonType(value);
  const isOfType = types.every(
    (named) => named.includes(type) || (type === 'number' && named.includes('integer')),
  );
  if (!isOfType) return false;
  if (!isObject(value)) return true;
  return (
    required.every((name) => Object.hasOwn(value, name)) &&
    tags.every(([name, values]) => !Object.hasOwn(value, name) || isAmong(value[name], values))
  );
}

function isAmong(value: unknown, values: readonly Json[]): boolean {
  return typeof value !== 'string' || values.includes(value);
}

function propertiesOf({ properties }: JsonObject): [string, Json][] {
  return isJsonObject(properties) ? Object.entries(properties) : [];
}

function valuesOf(schema: Json): readonly Json[] | undefined {
  if (!isJsonObject(schema)) return undefined;
  if (schema.const !== undefined) return [schema.const];
  return Array.isArray(schema.enum) ? schema.enum : undefined;
}
