import type { Schema } from '../../contract/contract.ts';
import type { Constraints, Containment } from './constraints.ts';
import type { Compiled } from './fake.ts';
import { itemSchemas } from './item-rules.ts';
import { assertSize } from './size.ts';
import { satisfied, Unsatisfiable } from './unsatisfiable.ts';

/** The schemas of the items that `prefixItems` and `contains` call for, and those of each one after them. */
export interface ContainedItems {
  readonly items: readonly (readonly Schema[])[];
  readonly rest: readonly Schema[];
}

/**
 * Gives each `contains` (JSON Schema core §10.3.1.3) as many positions as it asks for.
 * @throws Unsatisfiable where there are too few.
 */
export function placeContained(
  constraints: Constraints,
  compileItem: (schemas: readonly Schema[]) => Compiled,
): ContainedItems {
  const { contains, itemRules } = constraints;
  const prefix = Math.max(0, ...itemRules.map((rule) => rule.prefix.length));
  /** What `contains` puts on each position. */
  const placed = Array.from({ length: prefix }, (): Schema[] => []);
  for (const { schema, min } of contains) {
    assertSize(min, ['minContains'], constraints);
    const failures: Unsatisfiable[] = [];
    const fits = (index: number) => {
      const schemas = [...itemSchemas(constraints, index), ...(placed[index] ?? []), schema];
      const item = satisfied(() => compileItem(schemas));
      if (!(item instanceof Unsatisfiable)) return true;
      failures.push(item);
      return false;
    };
    const positions = positionsFor(min, placed, constraints.maxItems, fits);
    if (positions.length < min) {
      const proven = failures.every((failure) => failure.proven);
      throw new Unsatisfiable('no item can be what contains asks for', undefined, proven);
    }
    for (const index of positions) placed[index] = [...(placed[index] ?? []), schema];
  }

  const limits = contains.filter(({ max }) => max !== Number.POSITIVE_INFINITY).map(uncounted);
  const apartFrom = (schemas: readonly Schema[]) =>
    limits.filter(({ schema }) => !schemas.includes(schema)).map(({ not }) => not);
  return {
    items: placed.map((schemas, index) => [
      ...itemSchemas(constraints, index),
      ...schemas,
      ...apartFrom(schemas),
    ]),
    rest: [...itemSchemas(constraints, placed.length), ...apartFrom([])],
  };
}

/** Those of `prefixItems` that are free come first, then further ones, at last those least taken. */
function positionsFor(
  count: number,
  placed: readonly Schema[][],
  maxItems: number,
  fits: (index: number) => boolean,
): number[] {
  const byLoad = [...placed.entries()]
    .filter(([index]) => index < maxItems)
    .sort(([, left], [, right]) => left.length - right.length);
  const free = byLoad.filter(([, schemas]) => schemas.length === 0).map(([index]) => index);
  const taken = byLoad.slice(free.length).map(([index]) => index);
  // Positions after the last one are all alike: what fits on one fits on all.
  const room = Math.max(0, Math.min(count, maxItems - placed.length));
  const further = Array.from(
    { length: fits(placed.length) ? room : 0 },
    (_, i) => placed.length + i,
  );
  return [...free.filter(fits), ...further, ...taken.filter(fits)].slice(0, Math.ceil(count));
}

/** An item that doesn't stand for a `contains` of limited number must not count for it. */
function uncounted({ schema }: Containment): { schema: Schema; not: Schema } {
  return { schema, not: { not: schema } };
}
