import { createRandom, type Random } from '../random.ts';
import { type Constraints, propertySchemas, satisfied, Unsatisfiable } from './constraints.ts';
import type { Fake } from './fake.ts';
import type { ObjectCompiler } from './object-compiler.ts';
import { compilePatternText } from './pattern.ts';

/** Names of the entries of a map, and what makes their values. */
export interface Entry {
  readonly name: string;
  readonly make: Fake;
}

/** Makes the given number of entries of different names. */
export type Entries = (random: Random, count: number) => Entry[];

const SENSIBLE_KEYS = [
  'plan',
  'region',
  'segment',
  'channel',
  'source',
  'device',
  'locale',
  'team',
];
/** How many names are tried for each further entry. */
const ATTEMPTS = 20;
/** How many entries are prepared of which each object takes some. */
const PREPARED = 8;

/**
 * Prepares entries that no property declares: of the names that `propertyNames` and
 * `patternProperties` call for, else of sensible ones.
 * @throws Unsatisfiable where no name is allowed, or none has a value.
 */
export function compileKeys(
  constraints: Constraints,
  { compileProperty, isHidden }: ObjectCompiler,
  taken: ReadonlySet<string>,
  allowsName: (name: string) => boolean,
): Entries {
  const wanted = Math.max(PREPARED, constraints.minProperties);
  const entries: Entry[] = [];
  let failure: Unsatisfiable | undefined;
  for (const name of candidates(constraints, compileProperty, wanted)) {
    if (entries.length >= wanted) break;
    if (taken.has(name) || entries.some((entry) => entry.name === name) || !allowsName(name))
      continue;
    const schemas = propertySchemas(constraints, name);
    if (isHidden(schemas)) continue;
    const make = satisfied(() => compileProperty(name, schemas, constraints.minProperties > 0));
    if (make instanceof Unsatisfiable) failure ??= make;
    else entries.push({ name, make });
  }
  if (taken.size + entries.length < constraints.minProperties || entries.length === 0) {
    throw failure ?? new Unsatisfiable('no name is allowed for a further property');
  }
  return (random, count) => {
    const start = random.integer(0, entries.length - 1);
    const size = Math.min(count, entries.length);
    return Array.from({ length: size }, (_, index) => {
      return entries[(start + index) % entries.length] as Entry;
    });
  };
}

function* candidates(
  { propertyNames, propertyRules, minProperties }: Constraints,
  compileProperty: ObjectCompiler['compileProperty'],
  wanted: number,
): Generator<string> {
  const random = createRandom('keys');
  if (propertyNames.length > 0) {
    const make = compileProperty('key', [{ type: 'string' }, ...propertyNames], true);
    for (let attempt = 0; attempt < wanted * ATTEMPTS; attempt++) {
      yield String(make({ random: random.derive(attempt), now: 0 }));
    }
  }
  for (const { regExp } of propertyRules.flatMap(({ patterns }) => patterns)) {
    const make = compilePatternText([regExp.source], 1, 40);
    for (let attempt = 0; attempt < wanted * 2; attempt++) yield make(random);
  }
  yield* SENSIBLE_KEYS;
  for (let index = 1; index <= minProperties; index++) yield `key${index}`;
}
