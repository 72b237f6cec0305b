import type { CompiledContract } from '../compile/compile.ts';
import type { FakeContext } from '../compile/fakes/compile.ts';
import type { Json, MediaType, Operation, Response } from '../contract/contract.ts';
import { SchemaError } from '../errors.ts';
import { allowsBody, type HttpResponse } from '../http/exchange.ts';
import { breachOf, fakeBody, validExample } from './body.ts';
import { fakeHeaders } from './headers.ts';
import { problem } from './problem.ts';
import { chooseRepresentation, writeBody } from './representation.ts';

/** What decides between the bodies that one documented response allows. */
export interface Choice {
  /** The request's `Accept` header. */
  readonly accept: string | undefined;
  /** The name of the example asked for. */
  readonly example: string | undefined;
  /** Whether an example, where there is a valid one, comes before what is made. */
  readonly examplesFirst: boolean;
  /** The body that the semantics made; without it a fake is made. */
  readonly body: Json | undefined;
}

/**
 * Answers with one documented response: its representation negotiated, its headers faked, its body
 * proven against its schema.
 * @throws {SchemaError} if no valid body is found or a schema doesn't compile.
 */
export function answerDocumented(
  compiled: CompiledContract,
  operation: Operation,
  response: Response,
  status: number,
  choice: Choice,
  context: FakeContext,
): HttpResponse {
  const { content } = response;
  const fields = fakeHeaders(compiled, response, context);
  if (content.length === 0 || !allowsBody(status)) return { status, headers: fields };

  const media = chooseRepresentation(content, choice.accept);
  if (media === undefined) {
    const ranges = content.map(({ range }) => range).join(', ');
    const detail = `${operation.id} answers ${status} as ${ranges}, none of which is accepted`;
    return problem(406, 'Not Acceptable', detail);
  }
  if (choice.example !== undefined && !media.examples.has(choice.example)) {
    const known = [...media.examples.keys()].join(', ') || 'none';
    const detail = `${operation.id} documents no example "${choice.example}" for ${status}; it documents: ${known}`;
    return problem(400, 'Unknown example', detail);
  }
  const { headers, body } = writeBody(provenBody(compiled, media, choice, context), media);
  return { status, headers: { ...fields, ...headers }, body };
}

function provenBody(
  compiled: CompiledContract,
  media: MediaType,
  { example, examplesFirst, body }: Choice,
  context: FakeContext,
): Json {
  const named = example === undefined ? undefined : media.examples.get(example);
  if (named !== undefined) return proven(compiled, media, named, `documented example ${example}`);
  const first = examplesFirst ? validExample(compiled, media) : undefined;
  if (first !== undefined) return first;
  if (body !== undefined) return proven(compiled, media, body, "semantics' answer");
  return fakeBody(compiled, media, context);
}

function proven(compiled: CompiledContract, media: MediaType, body: Json, origin: string): Json {
  const breach = breachOf(compiled, media, body);
  if (breach === undefined) return body;
  throw new SchemaError({
    problem: `the ${origin} breaks its schema at ${breach.pointer || 'its root'}`,
    expected: breach.expected,
    received: breach.received,
    location: compiled.contract.locate(breach.contractPointer),
  });
}
