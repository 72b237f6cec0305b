import type { Json, Schema } from '../../contract/contract.ts';
import { canonical } from '../canonical.ts';
import type { Constraints } from './constraints.ts';
import { placeContained } from './contains.ts';
import type { Compiled, CompilePart, Extent, Fake, FakeContext } from './fake.ts';
import { type Given, givenOfItem, sentInPlace } from './given.ts';
import { itemSchemas } from './item-rules.ts';
import { positionAt } from './position.ts';
import { reusingLast } from './reuse.ts';
import { assertSize, MOST_SIZE, sumOf } from './size.ts';
import { satisfied, Unsatisfiable } from './unsatisfiable.ts';

const USUAL = { min: 2, max: 3 };
/** How many items are tried for one that isn't in the list yet: where it has to be so, and elsewhere. */
const ATTEMPTS = { unique: 100, perItem: 20, most: 100_000, any: 10 };

/**
 * Makes lists: what `prefixItems` names, what `contains` asks for, then a few items more.
 * @throws Unsatisfiable where a list of the least length can't be filled, or is too large.
 */
export function compileArray(
  constraints: Constraints,
  extent: Extent,
  compileItem: CompilePart,
): Compiled {
  const { minItems, maxItems, uniqueItems, repeatedItems, contains } = constraints;
  if (minItems > maxItems) {
    throw new Unsatisfiable(`minItems ${minItems} is greater than maxItems ${maxItems}`);
  }
  assertSize(minItems, ['minItems'], constraints);
  const { items, rest, end } = layOut(constraints, compileItem);
  const possible = rest === undefined ? items.length : maxItems;
  if (possible < minItems) throw end ?? new Unsatisfiable(`no list has ${minItems} items`);

  const isLeast = extent === 'least';
  const first = isLeast && contains.length === 0 ? 0 : items.length;
  const needed = Math.max(minItems, first, repeatedItems ? 2 : 0);
  const sizeOfFirst = 1 + sumOf(items.map(({ size }) => size));
  const sizeAt = (length: number) => sizeOfFirst + (length - items.length) * (rest?.size ?? 0);
  assertSize(sizeAt(needed), ['minItems', 'minContains', 'contains', 'prefixItems'], constraints);

  const wouldInvent = rest === undefined || (items.length > 0 && isFree(constraints, items.length));
  const usual = wouldInvent || isLeast ? { min: 0, max: 0 } : USUAL;
  const fitting = Math.min(possible, lengthWithin(MOST_SIZE - sizeOfFirst, items, rest));
  const least = Math.min(fitting, Math.max(needed, usual.min));
  const most = Math.min(fitting, Math.max(least, usual.max));

  const makes = items.map(({ make }) => make);
  // The last of all values that there are is found as rarely as there are values.
  const uniqueAttempts = Math.max(
    ATTEMPTS.unique,
    Math.min(ATTEMPTS.perItem * needed, ATTEMPTS.most),
  );
  const [keyOf, attempts] = uniqueItems ? [canonical, uniqueAttempts] : [scalarKey, ATTEMPTS.any];
  const make = ({
    random,
    now,
    start,
    errorStatus,
    entities,
    isNew,
    given,
    vain,
  }: FakeContext): Json[] => {
    const asked = Math.max(needed, given?.limit ?? most);
    const length =
      given?.items === undefined
        ? Math.min(asked, random.derive('length').integer(least, most))
        : Math.max(least, Math.min(fitting, given.items.length));
    const seen = new Set<unknown>();
    const list: Json[] = [];
    for (let index = 0; index < length; index++) {
      const makeItem = makes[index] ?? rest?.make;
      if (makeItem === undefined) break;
      const context = {
        random: random.derive(index),
        now,
        start,
        errorStatus,
        entities,
        isNew,
        given: given && givenOfItem(given, index),
        wanted: positionAt(index),
        vain,
      };
      const item = newItem(makeItem, context, seen, keyOf, attempts);
      if (item !== undefined) list.push(sentItem(given, index, item));
      else if (!uniqueItems && index < needed) list.push(makeItem(context));
      // Where one more can't be found, none of those after it can.
      else if (index >= makes.length) break;
    }
    if (repeatedItems && list.length > 1) list[1] = list[0] as Json;
    return list;
  };
  return { make, size: sizeAt(most) };
}

/** A text or a number that was sent, in the place of the item that was made. */
function sentItem(given: Given | undefined, index: number, made: Json): Json {
  const sent = given?.items?.[index];
  if (sent === undefined || typeof sent === 'object') return made;
  return sentInPlace(sent, made) ?? made;
}

/** How many items there can be where those after the first ones may have a size together. */
function lengthWithin(size: number, items: readonly Compiled[], rest: Compiled | undefined) {
  return items.length + (rest === undefined ? 0 : Math.floor(size / rest.size));
}

/** An item that isn't in the list yet, if one is found. What has no key may stand there again. */
function newItem(
  make: Fake,
  context: FakeContext,
  seen: Set<unknown>,
  keyOf: (item: Json) => unknown,
  attempts: number,
): Json | undefined {
  const { random } = context;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const item = make(
      attempt === 0 ? context : { ...context, random: random.derive(attempt), vain: attempt },
    );
    const key = keyOf(item);
    if (key !== undefined && seen.has(key)) continue;
    seen.add(key);
    return item;
  }
  return undefined;
}

/** A text or a number, twice in a list, would look like a mistake. */
function scalarKey(item: Json): Json | undefined {
  return typeof item === 'string' || typeof item === 'number' ? item : undefined;
}

/** The items that are there in any case, what makes those after them, and why there are no more. */
interface Layout {
  readonly items: readonly Compiled[];
  readonly rest?: Compiled;
  readonly end?: Unsatisfiable;
}

function layOut(constraints: Constraints, compileItem: CompilePart): Layout {
  const { minItems, maxItems } = constraints;
  const compileRequired = reusingLast((schemas) => compileItem(schemas, true));
  const compileOptional = reusingLast((schemas) => compileItem(schemas, false));
  const compileAt = (index: number, schemas: readonly Schema[]) =>
    satisfied(() => (index < minItems ? compileRequired : compileOptional)(schemas));

  const contained = placeContained(constraints, compileRequired);
  const items: Compiled[] = [];
  for (const [index, schemas] of contained.items.entries()) {
    if (index >= maxItems) return { items };
    const item = compileAt(index, schemas);
    if (item instanceof Unsatisfiable) return { items, end: item };
    items.push(item);
  }
  const rest = compileAt(items.length, contained.rest);
  return rest instanceof Unsatisfiable ? { items, end: rest } : { items, rest };
}

function isFree(constraints: Constraints, index: number): boolean {
  return itemSchemas(constraints, index).every((schema) => schema === true);
}
