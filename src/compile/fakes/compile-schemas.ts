import type { Json, JsonObject, Schema } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { type Direction, isLeftOut } from '../direction.ts';
import { wordsOf } from '../words.ts';
import { admits } from './admits.ts';
import { alternatives, isPossible } from './alternatives.ts';
import { compileArray } from './array.ts';
import type { Constraints, Type } from './constraints.ts';
import { holding } from './content.ts';
import { equal } from './equal.ts';
import { carryingStatus, exemplifyingStatus } from './error-status.ts';
import type { Compiled, Extent, Fake, Place } from './fake.ts';
import { compileFakerMethod } from './faker-method.ts';
import { itemNamed, ownerAmong } from './names.ts';
import { compileNumber } from './number.ts';
import { compileObject } from './object.ts';
import type { ObjectCompiler } from './object-compiler.ts';
import { picked } from './picked.ts';
import { propertyNamesOf, propertySchemas } from './property-rules.ts';
import type { References } from './references.ts';
import { compileString } from './string.ts';
import { typesInOrder } from './types.ts';
import { reasonOf, satisfied, Unsatisfiable } from './unsatisfiable.ts';
import { compileBoolean, compileNull, compileValues, NULL } from './values.ts';
import { takingWanted } from './wanted.ts';

/** How many values of recursive schemas stand inside each other before what is optional ends it. */
const USUAL_NESTING = 2;
/** How many may where they are required: a cycle that is still open then never ends. */
const DEEPEST_NESTING = 12;
/** How many ways to decide `oneOf`, `anyOf` and `if` are compiled for one value. */
const MOST_ALTERNATIVES = 16;

/** The place of a value that stands alone. */
export const TOP: Place = {
  words: '',
  owner: '',
  nesting: 0,
  deepest: USUAL_NESTING,
  needed: true,
};

/** What the schemas of one document are compiled with, for one direction. */
export interface Compiler {
  readonly document: JsonObject;
  readonly references: References;
  readonly direction: Direction;
  readonly extent: Extent;
  /** What each schema was compiled to, by place. */
  readonly compiled: Map<Schema, Map<string, Compiled | Unsatisfiable>>;
}

/**
 * Compiles schemas that a value satisfies together. A schema that stands alone is compiled once for
 * each place that its values look the same at, however many references lead there.
 * @throws Unsatisfiable where no value can be made.
 */
export function compileSchemas(
  compiler: Compiler,
  schemas: readonly Schema[],
  place: Place,
): Compiled {
  const [schema] = schemas;
  if (schemas.length !== 1 || !isJsonObject(schema)) {
    return compileAlternatives(compiler, schemas, place);
  }
  const target = targetOf(compiler.references, schema);
  const places = compiler.compiled.get(target) ?? new Map<string, Compiled | Unsatisfiable>();
  compiler.compiled.set(target, places);
  const key = `${place.nesting}/${place.deepest}/${place.needed}/${place.words}/${place.owner}`;
  const made = places.get(key) ?? satisfied(() => compileAlternatives(compiler, schemas, place));
  places.set(key, made);
  if (made instanceof Unsatisfiable) throw made;
  return made;
}

/** Where a schema leads that is a reference and nothing else; another is its own target. */
function targetOf(references: References, schema: JsonObject): Schema {
  if (typeof schema.$ref !== 'string' || Object.keys(schema).length > 1) return schema;
  return references.resolve(schema.$ref) ?? schema;
}

function compileAlternatives(
  compiler: Compiler,
  schemas: readonly Schema[],
  place: Place,
): Compiled {
  const found = alternatives(schemas, compiler.references, MOST_ALTERNATIVES, (constraints) =>
    compileConstraints(compiler, constraints, place),
  );
  const filled = found.filter((compiled) => compiled !== NULL);
  return picked(filled.length > 0 ? filled : found, compiler.extent);
}

function compileConstraints(compiler: Compiler, constraints: Constraints, place: Place): Compiled {
  const { values, faker } = constraints;
  const possible = (schemas: readonly Schema[]) => isPossible(schemas, compiler.references);
  const fits = (value: Json) => admits(constraints, value, possible);
  const compiled =
    values === undefined
      ? compileTypes(compiler, constraints, place)
      : compileValues(values, fits, constraints, place);
  const allows = (value: Json) =>
    fits(value) && (values === undefined || values.some((allowed) => equal(allowed, value)));
  const named = faker === undefined ? compiled : preferring(faker, compiled, allows);
  if (named === NULL) return NULL;
  const exemplified = exemplifyingStatus(named, constraints, allows);
  const carrying = carryingStatus(exemplified, constraints, place, allows);
  return takingWanted(carrying, constraints, place, allows);
}

/** What `x-faker` names comes first, where it names a method and that keeps to the constraints. */
function preferring(faker: Json, compiled: Compiled, allows: (value: Json) => boolean): Compiled {
  const makeNamed = compileFakerMethod(faker);
  if (makeNamed === undefined) return compiled;
  const prefer: Fake = (context) => {
    const value = makeNamed(context);
    return value !== undefined && allows(value) ? value : compiled.make(context);
  };
  return { make: prefer, size: compiled.size };
}

/** All types that are named; of types that are left open, the likeliest that is possible. */
function compileTypes(compiler: Compiler, constraints: Constraints, place: Place): Compiled {
  const found: Compiled[] = [];
  const failures: Unsatisfiable[] = [];
  for (const type of typesInOrder(constraints, place)) {
    if (type === 'null' && found.length > 0) break;
    const made = satisfied(() => compileType(compiler, type, constraints, place));
    if (made instanceof Unsatisfiable) failures.push(made);
    else found.push(made);
    if (found.length > 0 && !constraints.typed) break;
  }
  if (found.length === 0) throw located(reasonOf(failures), constraints);
  return picked(found, compiler.extent);
}

function compileType(
  compiler: Compiler,
  type: Type,
  constraints: Constraints,
  place: Place,
): Compiled {
  switch (type) {
    case 'null':
      return compileNull(constraints);
    case 'boolean':
      return compileBoolean(constraints);
    case 'number':
      return { make: compileNumber(constraints, place), size: 1 };
    case 'string':
      return compileText(compiler, constraints, place);
    case 'array': {
      const inner = inside(constraints, place);
      const item = {
        ...inner,
        owner: place.owner,
        words: itemNamed(place.words, constraints.description),
      };
      return compileArray(constraints, compiler.extent, (schemas, required) =>
        compilePart(compiler, schemas, item, required),
      );
    }
    case 'object':
      return compileObject(constraints, objectCompiler(compiler, insideObject(constraints, place)));
  }
}

function compileText(compiler: Compiler, constraints: Constraints, place: Place): Compiled {
  const { content } = constraints;
  const text = compileString(constraints, place);
  if (content === undefined) return text;
  const held = satisfied(() =>
    compilePart(
      compiler,
      content.schemas,
      { ...inside(constraints, place), words: place.words },
      false,
    ),
  );
  return held instanceof Unsatisfiable ? text : holding(held, content, text, constraints);
}

function objectCompiler(compiler: Compiler, inner: Place): ObjectCompiler {
  const { document, references, direction, extent } = compiler;
  return {
    owner: inner.owner,
    extent,
    compileProperty: (name, schemas, required) =>
      compilePart(compiler, schemas, { ...inner, words: wordsOf(name) }, required),
    isHidden: (schemas) => schemas.some((schema) => isLeftOut(document, schema, direction)),
    isPossible: (schemas) => isPossible(schemas, references),
  };
}

/**
 * Compiles a property or an item. One that is required may go on where an optional one ends, unless
 * something around it within the recursion is optional: that ends it.
 */
function compilePart(
  compiler: Compiler,
  schemas: readonly Schema[],
  place: Place,
  required: boolean,
): Compiled {
  const { nesting, deepest } = place;
  const needed = required ? place.needed : nesting === 0;
  const made = satisfied(() => compileSchemas(compiler, schemas, { ...place, needed }));
  if (!(made instanceof Unsatisfiable)) return made;
  const isOver = nesting < deepest || deepest >= DEEPEST_NESTING;
  if (!required || !needed || isOver) throw made;
  return compilePart(compiler, schemas, { ...place, deepest: deepest + 1 }, required);
}

/** The place of what an object or a list holds. @throws Unsatisfiable where it is nested too deep. */
function inside({ recursive, component }: Constraints, place: Place): Place {
  const { words, owner, nesting, deepest } = place;
  if (recursive && nesting >= deepest) {
    throw new Unsatisfiable('it requires itself, so that it would never end');
  }
  const own = component === undefined ? words : wordsOf(component);
  return {
    ...place,
    // Attributes are those of what holds them.
    owner: own === '' || own === 'attributes' ? owner : own,
    nesting: recursive ? nesting + 1 : nesting,
  };
}

/** The place of the properties of an object, which may tell by their names what it is. */
function insideObject(constraints: Constraints, place: Place): Place {
  const inner = inside(constraints, place);
  const names = propertyNamesOf(constraints).map(wordsOf);
  const owner = names.includes('attributes') ? resourceType(constraints) : undefined;
  return { ...inner, owner: owner ?? ownerAmong(inner.owner, names) };
}

/** The one type of a JSON:API resource, in words. */
function resourceType(constraints: Constraints): string | undefined {
  const [schema] = propertySchemas(constraints, 'type').filter(isJsonObject);
  const types = Array.isArray(schema?.enum) ? schema.enum : [schema?.const];
  const [type] = types;
  return types.length === 1 && typeof type === 'string' ? wordsOf(type) : undefined;
}

function located(failure: Unsatisfiable | undefined, { sources }: Constraints): Unsatisfiable {
  if (failure?.schema !== undefined) return failure;
  const { reason = 'no type is left', proven } = failure ?? {};
  return new Unsatisfiable(reason, sources.at(-1), proven);
}
