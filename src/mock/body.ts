import type { CompiledContract } from '../compile/compile.ts';
import type { FakeContext } from '../compile/fakes/compile.ts';
import type { Violation } from '../compile/violation.ts';
import type { Json, MediaType } from '../contract/contract.ts';
import { SchemaError } from '../errors.ts';

/** How many fakes are tried before a schema is given up. */
const ATTEMPTS = 10;

/**
 * A fake of a response body, proven against its schema.
 * @throws {SchemaError} if the schema doesn't compile or no valid fake is found.
 */
export function fakeBody(compiled: CompiledContract, media: MediaType, context: FakeContext): Json {
  if (media.schema === undefined) return {};
  const fake = compiled.fake(media.schema, 'response');
  let breach: Violation | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const random = attempt === 0 ? context.random : context.random.derive(`attempt ${attempt}`);
    const body = fake({ ...context, random });
    breach = breachOf(compiled, media, body);
    if (breach === undefined) return body;
  }
  throw new SchemaError({
    problem: `no valid fake was found for the schema at ${media.schema}`,
    ...(breach && { expected: breach.expected, received: breach.received }),
    location: compiled.contract.locate(breach?.contractPointer ?? media.schema),
  });
}

/**
 * The first way in which a response body breaks its schema; `undefined` where it is valid.
 * @throws {SchemaError} if the schema doesn't compile.
 */
export function breachOf(
  compiled: CompiledContract,
  media: MediaType,
  body: unknown,
): Violation | undefined {
  return media.schema === undefined
    ? undefined
    : compiled.validator(media.schema, 'response')(body)[0];
}
