import type { Direction } from '../compile/direction.ts';
import {
  compileFakes,
  type Extent,
  type Fake,
  type FakeContext,
} from '../compile/fakes/compile.ts';
import { withSampleParts } from '../compile/fakes/parts.ts';
import { payloadOf } from '../compile/fakes/payload.ts';
import { lazily } from '../compile/lazily.ts';
import { compileValidators } from '../compile/validators.ts';
import type { Violation } from '../compile/violation.ts';
import type { Json, JsonObject, Pointer, Schema } from '../contract/contract.ts';
import { follow } from '../contract/follow.ts';
import { parentPointer, valueAt } from '../contract/pointer.ts';
import { SchemaError } from '../errors.ts';
import { type Variation, variationsOf } from './variations.ts';

/** How many fakes are tried before a schema is given up. */
const ATTEMPTS = 10;

/** Makes values of one schema, each held against it. */
export interface Maker {
  /** @throws {SchemaError} if the schema doesn't compile or no valid value is found. */
  readonly make: (extent: Extent, context: FakeContext) => Json;
  /**
   * A value that is valid as `finish` leaves it, made to satisfy another schema too; `undefined` where none
   * is found.
   * @throws {SchemaError} if the schema doesn't compile.
   */
  readonly find: (
    extent: Extent,
    context: FakeContext,
    finish: (value: Json) => Json,
    narrowing?: Schema,
  ) => Json | undefined;
  /** Some values of a schema inside this one, which also satisfy another one; none where none can be made. */
  readonly parts: (context: FakeContext, pointer: Pointer, narrowing?: Schema) => Iterable<Json>;
  /** @throws {SchemaError} if the schema doesn't compile. */
  readonly violations: (value: Json) => readonly Violation[];
  /** The ways in which values may be otherwise, down to a depth. */
  readonly variations: (depth: number) => Iterable<Variation>;
}

/** Gives what makes values of the schema at a pointer: of a body as it stands in a media type. */
export type Makers = (pointer: Pointer, direction: Direction, mediaType?: string) => Maker;

/** Prepares to make values of the schemas of a document; each is compiled when it is first asked for. */
export function compileMakers(document: JsonObject, file: string): Makers {
  const locate = (pointer: Pointer) => ({ file, pointer });
  const validatorOf = compileValidators({ document, locate, written: () => undefined });
  const compilers = lazily((direction: Direction) =>
    lazily((extent: Extent) => compileFakes(document, { direction, extent, locate })),
  );
  return (pointer, direction, mediaType) => {
    const compilerOf = compilers(direction);
    const fakeOf = lazily((extent: Extent) => {
      // A schema that doesn't compile is told of as such; fakes would stumble over it.
      validatorOf(pointer, direction);
      return compilerOf(extent)(pointer);
    });
    const bodies = (fake: Fake, context: FakeContext) =>
      mediaType === undefined
        ? attempts(fake, context)
        : bodyAttempts(document, { pointer, mediaType }, fake, context);
    const violations = (value: Json) => validatorOf(pointer, direction)(value);
    return {
      violations,
      variations: (depth) => variationsOf(document, pointer, direction, depth),
      make(extent, context) {
        let breach: Violation | undefined;
        for (const value of bodies(fakeOf(extent), context)) {
          [breach] = violations(value);
          if (breach === undefined) return value;
        }
        throw new SchemaError({
          problem: `no valid value was found for the schema at ${pointer}`,
          ...(breach && { expected: breach.expected, received: breach.received }),
          location: locate(breach?.contractPointer ?? pointer),
        });
      },
      find(extent, context, finish, narrowing) {
        const fake = possible(() => compilerOf(extent)(pointer, narrowing));
        for (const made of fake === undefined ? [] : bodies(fake, context)) {
          const value = finish(made);
          if (violations(value).length === 0) return value;
        }
        return undefined;
      },
      parts(context, inner, narrowing) {
        const fake = possible(() => compilerOf('usual')(inner, narrowing));
        return fake === undefined ? [] : attempts(fake, context);
      },
    };
  };
}

/** What no value satisfies can't be made. */
function possible(compile: () => Fake): Fake | undefined {
  try {
    return compile();
  } catch (error) {
    if (error instanceof SchemaError) return undefined;
    throw error;
  }
}

/** Values of one context: the first draws from its own stream, each other from one apart. */
function* attempts(fake: Fake, context: FakeContext): Generator<Json, void> {
  for (let index = 0; index < ATTEMPTS; index++) {
    const random = index === 0 ? context.random : context.random.derive(`attempt ${index}`);
    yield fake({ ...context, random });
  }
}

/** What a media type calls for, as a mock has it, comes before what the schema alone does. */
function* bodyAttempts(
  document: JsonObject,
  { pointer, mediaType }: { readonly pointer: Pointer; readonly mediaType: string },
  fake: Fake,
  context: FakeContext,
): Generator<Json, void> {
  const schema = valueAt(document, pointer) === true ? {} : follow(document, pointer)?.node;
  const payload = payloadOf(mediaType, schema, context);
  if (payload !== undefined) yield payload;
  const media = { range: mediaType, schema: pointer, pointer: parentPointer(pointer) };
  for (const made of attempts(fake, context)) {
    const inParts = withSampleParts(document, media, made, context);
    yield inParts;
    if (inParts !== made) yield made;
  }
}
