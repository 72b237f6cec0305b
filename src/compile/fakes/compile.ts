import type { Contract, JsonObject, Pointer, Schema } from '../../contract/contract.ts';
import {
  isJsonObject,
  localReference,
  parentPointer,
  parsePointer,
  valueAt,
} from '../../contract/pointer.ts';
import { SchemaError } from '../../errors.ts';
import type { Direction } from '../direction.ts';
import { wordsOf } from '../words.ts';
import { compileSchemas, TOP } from './compile-schemas.ts';
import type { Compiled, Extent, Fake, Place } from './fake.ts';
import { isSchema } from './is-schema.ts';
import { createReferences } from './references.ts';
import { notFound, satisfied, Unsatisfiable } from './unsatisfiable.ts';

export type { Extent, Fake, FakeContext } from './fake.ts';
export { type Given, givenWithout, isKey } from './given.ts';

/** Who the value is sent to: `readOnly` properties aren't in requests, `writeOnly` ones not in responses. */
export interface FakeOptions {
  readonly direction: Direction;
  /** By default `usual`. */
  readonly extent?: Extent;
  /** Finds a schema in its file, for errors. */
  readonly locate?: Contract['locate'];
}

/**
 * Compiles schemas (JSON Schema 2020-12) of a normalised document, each given by its pointer, to
 * functions that make values of them: all declared properties, none that isn't, null only where
 * nothing else is allowed. Values of one property depend on the seed and its path alone. What several
 * schemas refer to is compiled once. What a schema beside the pointer asks for holds too.
 *
 * The returned function throws {@link SchemaError} where no value satisfies the schema, as far as can
 * be seen without one, or none was found: {@link isProven} tells the two apart.
 */
export function compileFakes(
  document: JsonObject,
  { direction, extent = 'usual', locate }: FakeOptions,
): (pointer: Pointer, narrowing?: Schema) => Fake {
  const references = createReferences(document);
  const compiler = { document, references, direction, extent, compiled: new Map() };
  return (pointer, narrowing) => {
    if (!isSchema(valueAt(document, pointer))) {
      throw new SchemaError({ problem: `there is no schema at ${pointer}` });
    }
    const start = { $ref: localReference(pointer) };
    const schemas = narrowing === undefined ? [start] : [start, narrowing];
    const compiled = withinStack(() =>
      compileSchemas(compiler, schemas, placeOf(document, pointer)),
    );
    if (!(compiled instanceof Unsatisfiable)) return compiled.make;
    const place = (compiled.schema && references.pointerOf(compiled.schema)) ?? pointer;
    const because = place === pointer ? '' : `, because of ${place}`;
    const failed = compiled.proven ? 'can be made of' : 'was found for';
    throw new SchemaError({
      problem: `no value ${failed} the schema at ${pointer}${because}: ${compiled.reason}`,
      cause: compiled,
      ...(locate && { location: locate(place) }),
    });
  };
}

/** Where the schema of a parameter or a header stands: under their name. Others stand alone. */
function placeOf(document: JsonObject, pointer: Pointer): Place {
  const [section, key = '', keyword] = parsePointer(pointer).slice(-3);
  if (keyword !== 'schema') return TOP;
  const holder = valueAt(document, parentPointer(pointer));
  if (section === 'headers') return { ...TOP, words: wordsOf(key) };
  const isParameter = isJsonObject(holder) && typeof holder.in === 'string';
  return isParameter ? { ...TOP, words: wordsOf(String(holder.name)) } : TOP;
}

/** Whether an error says that a schema has no value at all, rather than that none was found. */
export function isProven({ cause }: SchemaError): boolean {
  return cause instanceof Unsatisfiable && cause.proven;
}

/** What is nested deeper than the stack, longer than a text can be, or has a pattern that is none, can't be made either. */
function withinStack(compile: () => Compiled): Compiled | Unsatisfiable {
  try {
    return satisfied(compile);
  } catch (error) {
    if (error instanceof RangeError) return notFound('it is nested too deep, or holds too much');
    if (error instanceof SchemaError) return notFound(error.message);
    throw error;
  }
}
