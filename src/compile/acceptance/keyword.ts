import type { Json, JsonObject, Pointer } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { isObject, type Members } from '../json-values.ts';
import { type Answer, type Test, UNSURE, YES } from './answer.ts';

/** A keyword of a schema: which values it may have there, and what it asks of a value. */
export interface Keyword {
  /** Whether ajv compiles a schema that has the keyword with such a clause, as far as this is about it. */
  readonly isClause: (clause: Json) => boolean;
  readonly compose: (clause: Json, schema: JsonObject, composer: Composer) => Test;
}

/** Composes tests of the schemas in a document. */
export interface Composer {
  readonly testOf: (schema: Json) => Test;
  readonly testAt: (pointer: Pointer) => Test;
  readonly assertsFormats: boolean;
}

type IsClause<Clause extends Json> = (clause: Json) => clause is Clause;

type Compose<Clause, Value> = (
  clause: Clause,
  schema: JsonObject,
  composer: Composer,
) => Test<Value>;

/** A keyword that asks any value. */
export function ofAny<Clause extends Json>(
  isClause: IsClause<Clause>,
  compose: Compose<Clause, unknown>,
): Keyword {
  return {
    isClause,
    compose: (clause, schema, composer) =>
      isClause(clause) ? compose(clause, schema, composer) : UNSURE,
  };
}

/** A keyword that another one of its schema reads. */
export function ofNone<Clause extends Json>(isClause: IsClause<Clause>): Keyword {
  return { isClause, compose: () => YES };
}

/** A keyword that asks numbers. What isn't finite is no number of JSON. */
export function ofNumbers<Clause extends Json>(
  isClause: IsClause<Clause>,
  compose: Compose<Clause, number>,
): Keyword {
  return ofAny(isClause, (clause, schema, composer) => {
    const test = compose(clause, schema, composer);
    return (value): Answer => {
      if (typeof value !== 'number') return true;
      return Number.isFinite(value) ? test(value) : undefined;
    };
  });
}

/** A keyword that asks texts. */
export function ofTexts<Clause extends Json>(
  isClause: IsClause<Clause>,
  compose: Compose<Clause, string>,
): Keyword {
  return ofAny(isClause, (clause, schema, composer) => {
    const test = compose(clause, schema, composer);
    return (value) => typeof value !== 'string' || test(value);
  });
}

/** A keyword that asks lists. */
export function ofLists<Clause extends Json>(
  isClause: IsClause<Clause>,
  compose: Compose<Clause, readonly unknown[]>,
): Keyword {
  return ofAny(isClause, (clause, schema, composer) => {
    const test = compose(clause, schema, composer);
    return test === YES ? YES : (value) => !Array.isArray(value) || test(value);
  });
}

/** A keyword that asks objects. */
export function ofObjects<Clause extends Json>(
  isClause: IsClause<Clause>,
  compose: Compose<Clause, Members>,
): Keyword {
  return ofAny(isClause, (clause, schema, composer) => {
    const test = compose(clause, schema, composer);
    return test === YES ? YES : (value) => !isObject(value) || test(value);
  });
}

/** A clause may be any value. */
export function isAnything(clause: Json): clause is Json {
  return clause !== undefined;
}

/** A clause is true or false. */
export function isBoolean(clause: Json): clause is boolean {
  return typeof clause === 'boolean';
}

/** A clause is a number. */
export function isNumber(clause: Json): clause is number {
  return typeof clause === 'number';
}

/** A clause is a text. */
export function isText(clause: Json): clause is string {
  return typeof clause === 'string';
}

/** A clause is a list of any values. */
export function isList(clause: Json): clause is Json[] {
  return Array.isArray(clause);
}

/** A clause lists names of members. */
export function isNames(clause: Json): clause is string[] {
  return Array.isArray(clause) && clause.every(isText);
}

/** A clause is a schema. */
export function isSchema(clause: Json): clause is JsonObject | boolean {
  return typeof clause === 'boolean' || isJsonObject(clause);
}

/** A clause lists schemas, one at least. */
export function isSchemaList(clause: Json): clause is (JsonObject | boolean)[] {
  return Array.isArray(clause) && clause.length > 0 && clause.every(isSchema);
}

/** A clause has schemas by names. */
export function isSchemaMap(clause: Json): clause is Record<string, JsonObject | boolean> {
  return isJsonObject(clause) && Object.values(clause).every(isSchema);
}
