import type { Contract, JsonObject, Pointer, Schema } from '../../contract/contract.ts';
import { localReference, valueAt } from '../../contract/pointer.ts';
import { SchemaError } from '../../errors.ts';
import { admits } from './admits.ts';
import { alternatives, isPossible } from './alternatives.ts';
import { compileArray } from './array.ts';
import { type Constraints, satisfied, type Type, Unsatisfiable } from './constraints.ts';
import type { Fake, Place } from './fake.ts';
import { compileFakerMethod } from './faker-method.ts';
import { isMarked } from './marks.ts';
import { isSchema } from './merge.ts';
import { compileNumber } from './number.ts';
import { compileObject } from './object.ts';
import type { ObjectCompiler } from './object-compiler.ts';
import { type References, referencesOf } from './references.ts';
import { compileString } from './string.ts';
import { wordsOf } from './text.ts';
import { typesInOrder } from './types.ts';

export type { Fake, FakeContext } from './fake.ts';

/** Who the value is sent to: `readOnly` properties aren't in requests, `writeOnly` ones not in responses. */
export interface FakeOptions {
  readonly direction: 'request' | 'response';
  /** Finds a schema in its file, for errors. */
  readonly locate?: Contract['locate'];
}

/** How many values of recursive schemas stand inside each other before what is optional ends it. */
const USUAL_NESTING = 2;
/** How many may where they are required: a cycle that is still open then never ends. */
const DEEPEST_NESTING = 12;
/** How many ways to decide `oneOf`, `anyOf` and `if` are compiled for one value. */
const MOST_ALTERNATIVES = 16;

/**
 * Compiles the schema (JSON Schema 2020-12) at a pointer of a normalised document to a function that
 * makes values of it: all declared properties, none that isn't, null only where nothing else is
 * allowed. Values of one property depend on the seed and its path alone.
 * @throws SchemaError where no value satisfies the schema, as far as can be seen without one.
 */
export function compileFake(document: JsonObject, pointer: Pointer, options: FakeOptions): Fake {
  if (!isSchema(valueAt(document, pointer))) {
    throw new SchemaError({ problem: `there is no schema at ${pointer}` });
  }
  const references = referencesOf(document);
  const compiler = compilerFor(document, options.direction);
  const start = { $ref: localReference(pointer) };
  const fake = satisfied(() => compileSchemas(compiler, [start], TOP));
  if (!(fake instanceof Unsatisfiable)) return fake;
  const place = (fake.schema && references.pointerOf(fake.schema)) ?? pointer;
  const cause = place === pointer ? '' : `, because of ${place}`;
  throw new SchemaError({
    problem: `no value satisfies the schema at ${pointer}${cause}: ${fake.reason}`,
    ...(options.locate && { location: options.locate(place) }),
  });
}

const TOP: Place = { words: '', owner: '', nesting: 0, deepest: USUAL_NESTING };

interface Compiler {
  readonly references: References;
  readonly direction: FakeOptions['direction'];
  /** What each target of a reference was compiled to, by place: often referred to, compiled once. */
  readonly compiled: Map<Schema, Map<string, Fake | Unsatisfiable>>;
}

interface Alternative {
  readonly make: Fake;
  readonly isNull: boolean;
}

const compilers = new WeakMap<JsonObject, Map<string, Compiler>>();

/** The compiler of a document, so that what several operations refer to is compiled once. */
function compilerFor(document: JsonObject, direction: FakeOptions['direction']): Compiler {
  const known = compilers.get(document) ?? new Map<string, Compiler>();
  compilers.set(document, known);
  let compiler = known.get(direction);
  if (compiler === undefined) {
    compiler = { references: referencesOf(document), direction, compiled: new Map() };
    known.set(direction, compiler);
  }
  return compiler;
}

/** Compiles schemas that hold together, through what is compiled already where they are one reference. */
function compileSchemas(compiler: Compiler, schemas: readonly Schema[], place: Place): Fake {
  const target = schemas.length === 1 ? referredTo(compiler.references, schemas[0]) : undefined;
  if (target === undefined) return compileAlternatives(compiler, schemas, place);
  const places = compiler.compiled.get(target) ?? new Map<string, Fake | Unsatisfiable>();
  compiler.compiled.set(target, places);
  const key = `${place.nesting}/${place.deepest}/${place.words}/${place.owner}`;
  const fake = places.get(key) ?? satisfied(() => compileAlternatives(compiler, schemas, place));
  places.set(key, fake);
  if (fake instanceof Unsatisfiable) throw fake;
  return fake;
}

/** The target of a schema that is a reference and nothing else. */
function referredTo(references: References, schema: Schema | undefined): Schema | undefined {
  if (typeof schema !== 'object' || typeof schema.$ref !== 'string') return undefined;
  return Object.keys(schema).length === 1 ? references.resolve(schema, schema.$ref) : undefined;
}

function compileAlternatives(compiler: Compiler, schemas: readonly Schema[], place: Place): Fake {
  const found = alternatives(schemas, compiler.references, MOST_ALTERNATIVES, (constraints) =>
    compileAlternative(compiler, constraints, place),
  );
  const filled = found.filter(({ isNull }) => !isNull);
  return picked((filled.length > 0 ? filled : found).map(({ make }) => make));
}

function compileAlternative(
  compiler: Compiler,
  constraints: Constraints,
  place: Place,
): Alternative {
  if (constraints.faker !== undefined) return compileNamedMethod(compiler, constraints, place);
  if (constraints.values !== undefined) return compileValues(compiler, constraints);
  const order = typesInOrder(constraints, place);
  const makes: Fake[] = [];
  let failure: Unsatisfiable | undefined;
  for (const type of order) {
    const make = satisfied(() => compileType(compiler, type, constraints, place));
    if (make instanceof Unsatisfiable) failure ??= make;
    else if (type === 'null' && makes.length === 0) return { make, isNull: true };
    else if (type !== 'null') makes.push(make);
    if (makes.length > 0 && !constraints.typed) break;
  }
  if (makes.length === 0) throw located(failure, constraints);
  return { make: picked(makes), isNull: false };
}

/** What `x-faker` names comes first, where it keeps to the constraints. */
function compileNamedMethod(
  compiler: Compiler,
  { faker, ...constraints }: Constraints,
  place: Place,
): Alternative {
  const named = compileFakerMethod(faker ?? null);
  const { make, isNull } = compileAlternative(compiler, constraints, place);
  const possible = (schemas: readonly Schema[]) => isPossible(schemas, compiler.references);
  const checked: Fake = (context) => {
    const value = named(context);
    return admits(constraints, value, possible) ? value : make(context);
  };
  return { make: checked, isNull };
}

function compileValues({ references }: Compiler, constraints: Constraints): Alternative {
  const possible = (schemas: readonly Schema[]) => isPossible(schemas, references);
  const values = (constraints.values ?? []).filter((value) => admits(constraints, value, possible));
  if (values.length === 0) {
    const reason = 'no value of the enum satisfies the constraints beside it';
    throw located(new Unsatisfiable(reason), constraints);
  }
  const filled = values.filter((value) => value !== null);
  if (filled.length === 0) return { make: () => null, isNull: true };
  const isPlain = filled.every((value) => typeof value !== 'object');
  const make: Fake = isPlain
    ? ({ random }) => random.pick(filled)
    : ({ random }) => structuredClone(random.pick(filled));
  return { make, isNull: false };
}

function compileType(compiler: Compiler, type: Type, constraints: Constraints, place: Place): Fake {
  switch (type) {
    case 'null':
      if (constraints.excluded.includes(null)) throw new Unsatisfiable('null is excluded');
      return () => null;
    case 'boolean':
      return compileBoolean(constraints);
    case 'number':
      return compileNumber(constraints, place);
    case 'string':
      return compileString(constraints, place);
    case 'array': {
      const inner = inside(constraints, place);
      const item = { ...inner, words: singular(place.words) };
      return compileArray(constraints, (schemas, required) =>
        compilePart(compiler, schemas, item, required),
      );
    }
    case 'object':
      return compileObject(constraints, objectCompiler(compiler, inside(constraints, place)));
  }
}

function compileBoolean({ excluded }: Constraints): Fake {
  const values = [true, false].filter((value) => !excluded.includes(value));
  if (values.length === 0) throw new Unsatisfiable('both booleans are excluded');
  return ({ random }) => random.pick(values);
}

function objectCompiler(compiler: Compiler, inner: Place): ObjectCompiler {
  const { references, direction } = compiler;
  const hiding = direction === 'request' ? 'readOnly' : 'writeOnly';
  return {
    compileProperty: (name, schemas, required) =>
      compilePart(compiler, schemas, { ...inner, words: wordsOf(name) }, required),
    isHidden: (schemas) => schemas.some((schema) => isMarked(references, schema, hiding)),
    isPossible: (schemas) => isPossible(schemas, references),
  };
}

/** Compiles a property or an item. One that is required may go on where an optional one ends. */
function compilePart(
  compiler: Compiler,
  schemas: readonly Schema[],
  place: Place,
  required: boolean,
): Fake {
  const fake = satisfied(() => compileSchemas(compiler, schemas, place));
  if (!(fake instanceof Unsatisfiable)) return fake;
  if (!required || place.nesting < place.deepest || place.deepest >= DEEPEST_NESTING) throw fake;
  return compilePart(compiler, schemas, { ...place, deepest: place.deepest + 1 }, required);
}

/** The place of what an object or a list holds. @throws Unsatisfiable where it is nested too deep. */
function inside({ recursive, component }: Constraints, place: Place): Place {
  const { words, owner, nesting, deepest } = place;
  if (recursive && nesting >= deepest) {
    throw new Unsatisfiable('it requires itself, so that it would never end');
  }
  return {
    words,
    owner: component === undefined ? words || owner : wordsOf(component),
    nesting: recursive ? nesting + 1 : nesting,
    deepest,
  };
}

function picked(makes: readonly Fake[]): Fake {
  const [only] = makes;
  if (makes.length === 1 && only !== undefined) return only;
  return (context) => context.random.derive('choice').pick(makes)(context);
}

function located(failure: Unsatisfiable | undefined, { sources }: Constraints): Unsatisfiable {
  if (failure?.schema !== undefined) return failure;
  return new Unsatisfiable(failure?.reason ?? 'no type is left', sources.at(-1));
}

/** `tags` → `tag`, so that an item is told by its list's name. */
function singular(words: string): string {
  return words.replace(/ies$/, 'y').replace(/(?<!s)s$/, '');
}
