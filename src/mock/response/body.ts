import type { CompiledContract } from '../../compile/compiled-contract.ts';
import { type FakeContext, givenWithout } from '../../compile/fakes/compile.ts';
import { withSampleParts } from '../../compile/fakes/parts.ts';
import type { Violation } from '../../compile/violation.ts';
import type { Json, MediaType, Pointer } from '../../contract/contract.ts';
import { parsePointer } from '../../contract/pointer.ts';
import { SchemaError } from '../../errors.ts';
import { isJson, typicalMediaType } from '../../http/media-type.ts';
import { canHold } from './representation.ts';
import { sampleBody } from './sample-body.ts';

/** How many fakes are tried before a schema is given up. */
export const ATTEMPTS = 10;

/**
 * A response body: a fake, proven against its schema. Without a schema it is the documented example,
 * else what its media type calls for, or empty.
 * @throws {SchemaError} if the schema doesn't compile or no valid fake is found.
 */
export function fakeBody(compiled: CompiledContract, media: MediaType, context: FakeContext): Json {
  const { schema } = media;
  const example = schema === undefined ? validExample(compiled, media) : undefined;
  const sample = example ?? sampleBody(compiled, media, context) ?? onlyExample(compiled, media);
  if (sample !== undefined || schema === undefined) return sample ?? '';
  return provenFake(compiled, media, schema, context);
}

function provenFake(
  compiled: CompiledContract,
  media: MediaType,
  schema: Pointer,
  context: FakeContext,
): Json {
  const fake = compiled.fakeOf(schema, 'response');
  let { given } = context;
  let breach: Violation | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    // What the request says of the answer stands in it as far as it can.
    const stream = attemptContext(context, given === undefined ? attempt : 0);
    const body = fake({ ...stream, given });
    breach = breachOf(compiled, media, body);
    if (breach === undefined) {
      const sampled = withSampleParts(compiled.contract.document, media, body, stream);
      const isChanged = sampled !== body;
      return isChanged && breachOf(compiled, media, sampled) !== undefined ? body : sampled;
    }
    given = given && givenWithout(given, parsePointer(breach.pointer));
  }
  throw new SchemaError({
    problem: `no valid fake was found for the schema at ${schema}`,
    ...(breach && { expected: breach.expected, received: breach.received }),
    location: compiled.contract.locate(breach?.contractPointer ?? schema),
  });
}

/** The first attempt draws from the context's own stream, each other from one apart. */
export function attemptContext(context: FakeContext, attempt: number): FakeContext {
  if (attempt === 0) return context;
  return { ...context, random: context.random.derive(`attempt ${attempt}`) };
}

/**
 * The first way in which a response body breaks its schema; `undefined` where it is valid.
 * @throws {SchemaError} if the schema doesn't compile.
 */
export function breachOf(
  compiled: CompiledContract,
  { schema }: MediaType,
  body: Json,
): Violation | undefined {
  return schema === undefined ? undefined : compiled.validatorOf(schema, 'response')(body)[0];
}

/**
 * A body that satisfies its schema: as it came, or what its text is read as.
 * @param origin what it is, for people: `documented example daily`.
 * @throws {SchemaError} if it doesn't, or the schema doesn't compile.
 */
export function proveBody(
  compiled: CompiledContract,
  media: MediaType,
  body: Json,
  origin: string,
): Json {
  const breach = breachOf(compiled, media, body);
  if (breach === undefined) return body;
  const read = readText(compiled, media, body);
  if (read !== undefined) return read;
  throw new SchemaError({
    problem: `the ${origin} breaks its schema at ${breach.pointer || 'its root'}`,
    expected: breach.expected,
    received: breach.received,
    location: compiled.contract.locate(breach.contractPointer),
  });
}

/** The first documented example that satisfies its schema, or whose text is read as what does. */
export function validExample(compiled: CompiledContract, media: MediaType): Json | undefined {
  for (const example of media.examples.values()) {
    const valid = asValid(compiled, media, example);
    if (valid !== undefined) return valid;
  }
  return undefined;
}

/** A body that satisfies its schema, or what its text is read as; `undefined` where neither does. */
export function asValid(
  compiled: CompiledContract,
  media: MediaType,
  body: Json,
): Json | undefined {
  const isValid = breachOf(compiled, media, body) === undefined;
  return isValid ? body : readText(compiled, media, body);
}

/**
 * What a text is read as, that stands for a body as it is sent: examples of other media types than JSON
 * may be written so (OpenAPI 3.1 §4.8.19). A text that nobody can judge is itself. `undefined` where
 * it breaks the schema.
 */
function readText(compiled: CompiledContract, media: MediaType, body: Json): Json | undefined {
  const mediaType = typicalMediaType(media.range);
  if (typeof body !== 'string' || isJson(mediaType)) return undefined;
  const message = { headers: { 'content-type': mediaType }, body };
  const judged = compiled.judgeResponseContent(media, mediaType, message);
  if (judged.state === 'unjudged') return body;
  const isValid = judged.state === 'judged' && judged.violations.length === 0;
  return isValid ? (judged.value as Json) : undefined;
}

/** Where nothing says how a value of the schema would be written, only an example can be answered. */
function onlyExample(compiled: CompiledContract, media: MediaType): Json | undefined {
  const mediaType = typicalMediaType(media.range);
  if (isJson(mediaType) || media.examples.size === 0) return undefined;
  return canHold(compiled, media, mediaType) ? undefined : validExample(compiled, media);
}
