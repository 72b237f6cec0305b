import type { CompiledContract } from '../compile/compile.ts';
import type { FakeContext } from '../compile/fakes/compile.ts';
import type { Json, MediaType, Operation, Response } from '../contract/contract.ts';
import { SchemaError } from '../errors.ts';
import { negotiate } from '../http/accept.ts';
import type { HttpResponse } from '../http/exchange.ts';
import { isJson } from '../http/media-type.ts';
import { breachOf, fakeBody } from './body.ts';
import { fakeHeaders } from './headers.ts';
import { problem } from './problem.ts';

/** What decides between the bodies that one documented response allows. */
export interface Choice {
  /** The request's `Accept` header. */
  readonly accept: string | undefined;
  /** The name of the example asked for. */
  readonly example: string | undefined;
  /** Whether an example, where there is one, comes before a fake. */
  readonly examplesFirst: boolean;
  /** The body that the semantics made; without it the body is an example or a fake. */
  readonly body: Json | undefined;
}

/**
 * Answers with one documented response: its representation negotiated, its headers faked, its body
 * proven against its schema.
 * @throws {SchemaError} if no valid body is found or the schema doesn't compile.
 */
export function answerDocumented(
  compiled: CompiledContract,
  operation: Operation,
  response: Response,
  status: number,
  choice: Choice,
  context: FakeContext,
): HttpResponse {
  const headers = fakeHeaders(compiled, response, context);
  if (response.content.length === 0) return { status, headers };

  const ranges = response.content.map(({ range }) => range);
  const range = negotiate(choice.accept, ranges);
  const media = response.content.find((candidate) => candidate.range === range);
  if (media === undefined) {
    return problem(
      406,
      'Not Acceptable',
      `${operation.id} answers ${status} as ${ranges.join(', ')}, none of which is accepted`,
    );
  }
  if (choice.example !== undefined && !media.examples.has(choice.example)) {
    const known = [...media.examples.keys()].join(', ') || 'none';
    return problem(
      400,
      'Unknown example',
      `${operation.id} documents no example ${choice.example} for ${status}; it documents: ${known}`,
    );
  }
  const body = provenBody(compiled, media, choice, context);
  return {
    status,
    headers: { ...headers, 'content-type': contentType(media) },
    body: write(body, media),
  };
}

function provenBody(
  compiled: CompiledContract,
  media: MediaType,
  choice: Choice,
  context: FakeContext,
): Json {
  const made = choice.example === undefined ? choice.body : undefined;
  const body = made ?? exampleFor(media, choice);
  if (body === undefined) return fakeBody(compiled, media, context);
  const breach = breachOf(compiled, media, body);
  if (breach === undefined) return body;
  throw new SchemaError({
    problem: `the ${made === undefined ? 'documented example' : "semantics' answer"} breaks its schema at ${breach.pointer || 'its root'}`,
    expected: breach.expected,
    received: breach.received,
    location: compiled.contract.locate(breach.contractPointer),
  });
}

function exampleFor({ examples }: MediaType, choice: Choice): Json | undefined {
  if (choice.example !== undefined) return examples.get(choice.example);
  return choice.examplesFirst ? examples.values().next().value : undefined;
}

/** A documented range stands for its most common type. */
function contentType({ range }: MediaType): string {
  if (range === '*/*' || range === 'application/*') return 'application/json';
  return range === 'text/*' ? 'text/plain' : range;
}

function write(body: Json, media: MediaType): string {
  return isJson(contentType(media)) || typeof body !== 'string' ? JSON.stringify(body) : body;
}
