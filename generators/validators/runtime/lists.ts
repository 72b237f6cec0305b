import { equalItems } from '../../../src/compile/unique-items.ts';
import { isKnownValid } from './known.ts';
import { fails, type Keyword, memberPlace, type Place, type Schema, satisfies } from './schema.ts';

/** `minItems` (JSON Schema Validation §6.4.2). */
export function minItems(limit: number): Keyword {
  return {
    holds: (value, at) =>
      !Array.isArray(value) ||
      value.length >= limit ||
      fails(at, { keyword: 'minItems', value, params: { limit } }),
  };
}

/** `maxItems` (§6.4.1). */
export function maxItems(limit: number): Keyword {
  return {
    holds: (value, at) =>
      !Array.isArray(value) ||
      value.length <= limit ||
      fails(at, { keyword: 'maxItems', value, params: { limit } }),
  };
}

/** `uniqueItems` (§6.4.3). */
export function uniqueItems(): Keyword {
  return {
    holds(value, at) {
      if (!Array.isArray(value)) return true;
      const twice = equalItems(value);
      if (twice === undefined) return true;
      const [i, j] = twice;
      return fails(at, { keyword: 'uniqueItems', value, params: { i, j } });
    },
  };
}

/** `prefixItems` (JSON Schema Core §10.3.1.1). */
export function prefixItems(...schemas: readonly Schema[]): Keyword {
  return {
    holds: (value, at) =>
      !Array.isArray(value) ||
      each(schemas.slice(0, value.length), at, (schema, index) =>
        satisfies(schema, value[index], memberPlace(at, index, 'prefixItems', index)),
      ),
    evaluates(value, evaluated) {
      if (Array.isArray(value)) for (const index of schemas.keys()) evaluated.add(String(index));
    },
  };
}

/**
 * `items` (§10.3.1.2).
 * @param first the first item that they are about: those before have schemas of their own.
 */
export function items(schema: Schema, first = 0): Keyword {
  return {
    holds: (value, at) =>
      !Array.isArray(value) ||
      each(first === 0 ? value : value.slice(first), at, (item, index) =>
        satisfies(schema, item, memberPlace(at, first + index, 'items')),
      ),
    evaluates: addAll,
  };
}

/** `items: false` beside `prefixItems`. */
export function noMoreItems(limit: number): Keyword {
  return {
    holds: (value, at) =>
      !Array.isArray(value) ||
      value.length <= limit ||
      fails(at, { keyword: 'items', value, params: { limit } }),
    evaluates: addAll,
  };
}

/** `contains` (§10.3.1.3), with `minContains` and `maxContains`. */
export function contains(schema: Schema, minContains = 1, maxContains?: number): Keyword {
  const most = maxContains ?? Number.POSITIVE_INFINITY;
  const params = { minContains, maxContains };
  return {
    holds(value, at) {
      if (!Array.isArray(value)) return true;
      const fitting = value.filter((item) => satisfies(schema, item)).length;
      if (fitting >= minContains && fitting <= most) return true;
      return fails(at, { keyword: 'contains', value, params });
    },
    evaluates(value, evaluated) {
      if (!Array.isArray(value)) return;
      for (const [index, item] of value.entries())
        if (isKnownValid(schema, item)) evaluated.add(String(index));
    },
  };
}

/** Whether all of a list satisfy what is asked; the first that doesn't decides where nobody asks why. */
export function each<Item>(
  list: readonly Item[],
  at: Place | undefined,
  test: (item: Item, index: number) => boolean,
): boolean {
  let isValid = true;
  for (let index = 0; index < list.length; index++) {
    if (test(list[index] as Item, index)) continue;
    if (at === undefined) return false;
    isValid = false;
  }
  return isValid;
}

function addAll(value: object, evaluated: Set<string>): void {
  if (Array.isArray(value)) for (const index of value.keys()) evaluated.add(String(index));
}
