import type { Json, Schema } from '../../contract/contract.ts';
import { type Constraints, itemSchemas, satisfied, Unsatisfiable } from './constraints.ts';
import type { Fake, FakeContext } from './fake.ts';

/** Compiles an item of a list from the schemas that hold for it together. */
export type CompileItem = (schemas: readonly Schema[], required: boolean) => Fake;

const USUAL = { min: 2, max: 3 };
/** How many items are tried for one that isn't in the list yet. */
const ATTEMPTS = 100;

/**
 * Makes lists: what `prefixItems` names, what `contains` asks for, then a few items more.
 * @throws Unsatisfiable where a list of the least length can't be filled.
 */
export function compileArray(constraints: Constraints, compileItem: CompileItem): Fake {
  const { minItems, maxItems, uniqueItems, repeatedItems } = constraints;
  if (minItems > maxItems) {
    throw new Unsatisfiable(`minItems ${minItems} is greater than maxItems ${maxItems}`);
  }
  const { items, rest, end } = layOut(constraints, compileItem);
  const length = rest === undefined ? items.length : maxItems;
  if (length < minItems) throw end ?? new Unsatisfiable(`no list has ${minItems} items`);
  const wouldInvent = rest === undefined || (items.length > 0 && isFree(constraints, items.length));
  const usual = wouldInvent ? items.length : USUAL.min;
  const least = Math.min(length, Math.max(minItems, items.length, usual, repeatedItems ? 2 : 0));
  const most = wouldInvent ? least : Math.min(length, Math.max(least, USUAL.max));

  return (context) => {
    const size = context.random.derive('length').integer(least, most);
    const seen = uniqueItems ? new Set<string>() : undefined;
    const list: Json[] = [];
    for (let index = 0; index < size; index++) {
      const make = items[index] ?? rest;
      if (make === undefined) break;
      const item = itemAt(make, context, index, seen);
      if (item !== undefined) list.push(item);
    }
    if (repeatedItems && list.length > 1) list[1] = list[0] as Json;
    return list;
  };
}

/** The item at an index; where items are unique, one that isn't in the list yet, if one is found. */
function itemAt(
  make: Fake,
  { random, now }: FakeContext,
  index: number,
  seen: Set<string> | undefined,
): Json | undefined {
  const own = random.derive(index);
  if (seen === undefined) return make({ random: own, now });
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const item = make({ random: attempt === 0 ? own : own.derive(attempt), now });
    const key = canonical(item);
    if (seen.has(key)) continue;
    seen.add(key);
    return item;
  }
  return undefined;
}

/** The items that are there in any case, what makes those after them, and why there are no more. */
interface Layout {
  readonly items: readonly Fake[];
  readonly rest?: Fake;
  readonly end?: Unsatisfiable;
}

function layOut(constraints: Constraints, compileItem: CompileItem): Layout {
  const contained = placeContained(constraints, compileItem);
  const items: Fake[] = [];
  for (const [index, schemas] of contained.entries()) {
    if (index >= constraints.maxItems) return { items };
    const item = satisfied(() =>
      compileItem([...itemSchemas(constraints, index), ...schemas], index < constraints.minItems),
    );
    if (item instanceof Unsatisfiable) return { items, end: item };
    items.push(item);
  }
  const rest = satisfied(() =>
    compileItem(
      [...itemSchemas(constraints, items.length), ...uncontained(constraints)],
      items.length < constraints.minItems,
    ),
  );
  return rest instanceof Unsatisfiable ? { items, end: rest } : { items, rest };
}

/**
 * Gives each position that `prefixItems` names the schemas that `contains` puts on it. Each
 * `contains` takes free positions first, then shares them.
 */
function placeContained(constraints: Constraints, compileItem: CompileItem): Schema[][] {
  const { contains, itemRules, maxItems } = constraints;
  const prefix = Math.max(0, ...itemRules.map((rule) => rule.prefix.length));
  const positions = Array.from({ length: prefix }, (): Schema[] => []);
  for (const { schema, min } of contains) {
    for (let copy = 0; copy < min; copy++) {
      const candidates = [...positions.keys(), positions.length]
        .filter((index) => index < maxItems && !positions[index]?.includes(schema))
        .sort((left, right) => (positions[left]?.length ?? 0) - (positions[right]?.length ?? 0));
      const index = candidates.find((candidate) => {
        const schemas = [...itemSchemas(constraints, candidate), ...(positions[candidate] ?? [])];
        return !(satisfied(() => compileItem([...schemas, schema], true)) instanceof Unsatisfiable);
      });
      if (index === undefined) throw new Unsatisfiable('no item can be what contains asks for');
      positions[index] = [...(positions[index] ?? []), schema];
    }
  }
  return positions.map((schemas) => [...schemas, ...uncontained(constraints, schemas)]);
}

/** Keeps the items that don't count for a `contains` of limited number from counting. */
function uncontained({ contains }: Constraints, placed: readonly Schema[] = []): Schema[] {
  return contains
    .filter(({ schema, max }) => max !== Number.POSITIVE_INFINITY && !placed.includes(schema))
    .map(({ schema }) => ({ not: schema }));
}

function isFree(constraints: Constraints, index: number): boolean {
  return itemSchemas(constraints, index).every((schema) => schema === true);
}

/** A text that is equal for equal values: keys in order. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.keys(value).sort();
  return `{${entries.map((key) => `${JSON.stringify(key)}:${canonical(value[key] as Json)}`).join()}}`;
}
