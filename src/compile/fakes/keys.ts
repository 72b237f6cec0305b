import type { Schema } from '../../contract/contract.ts';
import { createRandom, type Random } from '../random.ts';
import type { Constraints } from './constraints.ts';
import type { Compiled } from './fake.ts';
import { sensibleKeys } from './key-names.ts';
import type { ObjectCompiler } from './object-compiler.ts';
import { compilePatternText } from './pattern.ts';
import { type Property, property } from './property.ts';
import { propertyNamesOf, propertySchemas } from './property-rules.ts';
import { reusingLast } from './reuse.ts';
import { notFound, satisfied, Unsatisfiable } from './unsatisfiable.ts';

/** Entries that no property declares. */
export interface Entries {
  /** Gives some of them, or as many as there are. */
  readonly pick: (random: Random, count: number) => Property[];
  /** The size of the largest. */
  readonly size: number;
}

/** How many names may come in vain, one after the other, before no new one is expected. */
const ATTEMPTS = 100;
/** How many entries are prepared of which each object takes some. */
const PREPARED = 8;

/**
 * Prepares entries that no property declares: of the names that `propertyNames` and
 * `patternProperties` call for, else of sensible ones.
 * @param missing how many an object needs.
 * @throws Unsatisfiable where no name is allowed, none has a value, or there are too few.
 */
export function compileKeys(
  constraints: Constraints,
  compiler: ObjectCompiler,
  missing: number,
  allowsName: (name: string) => boolean,
): Entries {
  const wanted = Math.max(PREPARED, missing);
  const names = new Set(propertyNamesOf(constraints));
  const compileValue = valueCompiler(compiler, missing > 0);
  const entries: Property[] = [];
  let failure: Unsatisfiable | undefined;
  for (const name of candidates(constraints, compiler, missing, names)) {
    if (names.has(name) || !allowsName(name)) continue;
    const schemas = propertySchemas(constraints, name);
    if (compiler.isHidden(schemas)) continue;
    const value = satisfied(() => compileValue(entries.length, name, schemas));
    if (value instanceof Unsatisfiable) {
      failure ??= value;
      continue;
    }
    names.add(name);
    entries.push(property(name, value));
    if (entries.length >= wanted) break;
  }
  if (entries.length === 0) {
    throw failure ?? notFound('no name is allowed for a further property');
  }
  if (entries.length < missing) {
    throw notFound(
      `${missing} further properties are needed, names were found for ${entries.length}`,
    );
  }
  return {
    pick(random, count) {
      const start = random.integer(0, entries.length - 1);
      const size = Math.min(count, entries.length);
      return Array.from({ length: size }, (_, index) => {
        return entries[(start + index) % entries.length] as Property;
      });
    },
    size: entries.reduce((most, { size }) => Math.max(most, size), 0),
  };
}

/** The first values look like their names; of thousands of entries, those after them needn't. */
function valueCompiler({ compileProperty }: ObjectCompiler, required: boolean) {
  const compileAny = reusingLast((schemas) => compileProperty('', schemas, required));
  return (index: number, name: string, schemas: readonly Schema[]): Compiled =>
    index < PREPARED ? compileProperty(name, schemas, required) : compileAny(schemas);
}

/** Names to try, of each source until nothing new comes of it. */
function* candidates(
  { propertyNames, propertyRules, description }: Constraints,
  { compileProperty, owner }: ObjectCompiler,
  missing: number,
  known: ReadonlySet<string>,
): Generator<string> {
  const random = createRandom('keys');
  const sensible = sensibleKeys(owner, description);
  if (propertyNames.length > 0) {
    const { make } = compileProperty('key', [{ type: 'string' }, ...propertyNames], true);
    yield* whileNew((attempt) => String(make({ random: random.derive(attempt), now: 0 })), known);
  }
  for (const { regExp } of propertyRules.flatMap(({ patterns }) => patterns)) {
    const { make } = compilePatternText([regExp.source], 1, 40);
    const [stem, other] = [make(random), make(random)];
    // What a name only has to begin or end with leaves the rest of it open.
    if (stem === other) yield* namesWith(stem, sensible, missing, regExp);
    yield* whileNew(() => make(random), known);
  }
  yield* sensible;
  if (missing > 0) yield* whileNew((attempt) => `key${attempt + 1}`, known);
}

/** Names with a text before or after them: sensible ones, and as many more as may be missing. */
function* namesWith(
  stem: string,
  sensible: readonly string[],
  missing: number,
  regExp: RegExp,
): Generator<string> {
  for (let index = 0; index < sensible.length + missing; index++) {
    const key = sensible[index] ?? `key${index + 1}`;
    const name = [stem + key, key + stem].find((candidate) => regExp.test(candidate));
    if (name === undefined) return;
    yield name;
  }
}

/** Names until none of many was new to those who are known. */
function* whileNew(
  make: (attempt: number) => string,
  known: ReadonlySet<string>,
): Generator<string> {
  let [before, vain] = [known.size, 0];
  for (let attempt = 0; vain < ATTEMPTS; attempt++) {
    yield make(attempt);
    vain = known.size > before ? 0 : vain + 1;
    before = known.size;
  }
}
