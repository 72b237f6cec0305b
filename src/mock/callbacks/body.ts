import type { PartHeaders, WrittenBody } from '../../compile/bodies/codec.ts';
import type { CompiledContract } from '../../compile/compiled-contract.ts';
import type { FakeContext } from '../../compile/fakes/compile.ts';
import { showValue, toBe } from '../../compile/violation.ts';
import type { Json, MediaType, Operation } from '../../contract/contract.ts';
import { CallbackError } from '../../errors.ts';
import { asValid, breachOf, fakeBody, validExample } from '../response/body.ts';
import { partHeadersOf } from '../response/headers.ts';
import { chooseRepresentation, writeBody } from '../response/representation.ts';
import { givenWithinEvent } from './given.ts';

/** What the body of a callback's request is made from. */
export interface BodyMaterial extends FakeContext {
  /** Whether documented examples come before fakes. */
  readonly preferExamples: boolean;
  /** The path by which the operation that the callback belongs to tells of an entity. */
  readonly template: string;
}

/**
 * The body of a callback's request. The API sends it, as it does an answer: what is `readOnly` is in it,
 * what is `writeOnly` isn't. `undefined` where none is documented.
 * @param told what is to be sent instead of a fake.
 * @throws {CallbackError} if `told` breaks what is documented.
 * @throws {SchemaError} if no valid body is found or a schema doesn't compile.
 */
export function callbackBody(
  compiled: CompiledContract,
  operation: Operation,
  told: Json | undefined,
  material: BodyMaterial,
): WrittenBody | undefined {
  const content = operation.requestBody?.content ?? [];
  const partHeaders = partHeadersOf(compiled, () => material, material.preferExamples);
  if (told !== undefined) return writeTold(compiled, operation, content, told, partHeaders);
  const media = chooseRepresentation(compiled, content, undefined);
  if (media === undefined) return undefined;
  const example = material.preferExamples ? validExample(compiled, media) : undefined;
  return writeBody(compiled, media, example ?? fakeOf(compiled, media, material), partHeaders);
}

function fakeOf(compiled: CompiledContract, media: MediaType, material: BodyMaterial): Json {
  const { given, template, preferExamples: _, ...context } = material;
  if (given === undefined) return fakeBody(compiled, media, context);
  const probe = fakeBody(compiled, media, context);
  return fakeBody(compiled, media, { ...context, given: givenWithinEvent(given, template, probe) });
}

function writeTold(
  compiled: CompiledContract,
  { id }: Operation,
  content: readonly MediaType[],
  told: Json,
  partHeaders: PartHeaders,
): WrittenBody {
  for (const media of content) {
    const valid = asValid(compiled, media, told);
    if (valid !== undefined) return writeBody(compiled, media, valid, partHeaders);
  }
  const [first] = content;
  const breach = first && breachOf(compiled, first, told);
  const place = breach === undefined || breach.pointer === '' ? '' : ` at ${breach.pointer}`;
  throw new CallbackError({
    problem: `the body for ${id} can't be sent`,
    expected: breach === undefined ? 'none' : `its body${place} ${toBe(breach.expected)}`,
    received: showValue(breach === undefined ? told : breach.value),
  });
}
