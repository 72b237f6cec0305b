import { hasMember, isObject, type Members } from '../../../src/compile/json-values.ts';
import { each } from './lists.ts';
import {
  branchPlace,
  evaluate,
  fails,
  type Keyword,
  memberPlace,
  type Place,
  type Schema,
  satisfies,
} from './schema.ts';
import type { Pattern } from './texts.ts';

/** `minProperties` (JSON Schema Validation §6.5.2). */
export function minProperties(limit: number): Keyword {
  return {
    holds: (value, at) =>
      !isObject(value) ||
      Object.keys(value).length >= limit ||
      fails(at, { keyword: 'minProperties', value, params: { limit } }),
  };
}

/** `maxProperties` (§6.5.1). */
export function maxProperties(limit: number): Keyword {
  return {
    holds: (value, at) =>
      !isObject(value) ||
      Object.keys(value).length <= limit ||
      fails(at, { keyword: 'maxProperties', value, params: { limit } }),
  };
}

/** `required` (§6.5.3). */
export function required(...names: readonly string[]): Keyword {
  return {
    holds: (value, at) =>
      !isObject(value) ||
      each(
        names,
        at,
        (name) =>
          hasMember(value, name) ||
          fails(at, { keyword: 'required', value, params: { missingProperty: name } }),
      ),
  };
}

/**
 * `dependentRequired` (§6.5.4).
 * @param keyword what it is called: `dependencies` in documents of before.
 */
export function dependentRequired(
  names: Readonly<Record<string, readonly string[]>>,
  keyword = 'dependentRequired',
): Keyword {
  return {
    holds: (value, at) =>
      !isObject(value) ||
      each(
        Object.entries(names).filter(([name]) => hasMember(value, name)),
        at,
        ([property, others]) =>
          each(
            others,
            at,
            (name) =>
              hasMember(value, name) ||
              fails(at, { keyword, value, params: { property, missingProperty: name } }),
          ),
      ),
  };
}

/** `dependentSchemas` (JSON Schema Core §10.2.2.4). */
export function dependentSchemas(
  schemas: Readonly<Record<string, Schema>>,
  keyword = 'dependentSchemas',
): Keyword {
  const present = (value: Members) =>
    Object.entries(schemas).filter(([name]) => hasMember(value, name));
  return {
    holds: (value, at) =>
      !isObject(value) ||
      each(present(value), at, ([name, schema]) =>
        satisfies(schema, value, branchPlace(at, keyword, name)),
      ),
    evaluates(value, evaluated) {
      if (!isObject(value)) return;
      for (const [, schema] of present(value)) evaluate(schema, value, evaluated);
    },
  };
}

/** `propertyNames` (§10.3.2.4). */
export function propertyNames(schema: Schema): Keyword {
  return {
    holds: (value, at) =>
      !isObject(value) ||
      each(Object.keys(value), at, (propertyName) => {
        const place = branchPlace(at, 'propertyNames');
        return satisfies(schema, propertyName, place && { ...place, propertyName });
      }),
  };
}

/** `properties` (§10.3.2.1). */
export function properties(schemas: Readonly<Record<string, Schema>>): Keyword {
  const entries = Object.entries(schemas);
  return {
    holds: (value, at) =>
      !isObject(value) ||
      each(
        entries,
        at,
        ([name, schema]) =>
          !hasMember(value, name) ||
          satisfies(schema, value[name], memberPlace(at, name, 'properties', name)),
      ),
    evaluates(value, evaluated) {
      if (!Array.isArray(value)) for (const [name] of entries) evaluated.add(name);
    },
    tags(value, tags) {
      if (!isObject(value)) return;
      for (const [name, schema] of entries)
        if (hasMember(value, name) && schema.some(({ allows }) => allows?.(value[name])))
          tags.add(name);
    },
  };
}

/** `patternProperties` (§10.3.2.2). */
export function patternProperties(...patterns: readonly (readonly [Pattern, Schema])[]): Keyword {
  return {
    holds: (value, at) =>
      !isObject(value) ||
      each(patterns, at, ([{ source, test }, schema]) =>
        each(Object.keys(value).filter(test), at, (name) =>
          satisfies(schema, value[name], memberPlace(at, name, 'patternProperties', source)),
        ),
      ),
    evaluates(value, evaluated) {
      if (!isObject(value)) return;
      for (const name of Object.keys(value))
        if (patterns.some(([{ test }]) => test(name))) evaluated.add(name);
    },
  };
}

/** `additionalProperties` (§10.3.2.3): the schema of all properties but those that are declared. */
export function additionalProperties(
  schema: Schema,
  names: readonly string[] = [],
  patterns: readonly Pattern[] = [],
): Keyword {
  return eachUndeclared(names, patterns, (value, name, at) =>
    satisfies(schema, value[name], memberPlace(at, name, 'additionalProperties')),
  );
}

/** `additionalProperties: false`. */
export function noOtherProperties(
  names: readonly string[] = [],
  patterns: readonly Pattern[] = [],
): Keyword {
  return eachUndeclared(names, patterns, (value, name, at) =>
    fails(at, {
      keyword: 'additionalProperties',
      value,
      params: { additionalProperty: name },
    }),
  );
}

/** Asks of each property that neither `properties` nor `patternProperties` beside a keyword declares. */
function eachUndeclared(
  names: readonly string[],
  patterns: readonly Pattern[],
  isRight: (value: Members, name: string, at: Place | undefined) => boolean,
): Keyword {
  const declared = new Set(names);
  const isDeclared = (name: string) =>
    declared.has(name) || patterns.some(({ test }) => test(name));
  return {
    holds: (value, at) =>
      !isObject(value) ||
      each(Object.keys(value), at, (name) => isDeclared(name) || isRight(value, name, at)),
    evaluates: addAll,
  };
}

function addAll(value: object, evaluated: Set<string>): void {
  if (!Array.isArray(value)) for (const name of Object.keys(value)) evaluated.add(name);
}
