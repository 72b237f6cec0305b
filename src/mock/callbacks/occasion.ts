import type { BodyJudgement } from '../../compile/body-judgement.ts';
import type { CompiledContract } from '../../compile/compiled-contract.ts';
import { once } from '../../compile/lazily.ts';
import { routeMounted } from '../../compile/mount.ts';
import { documentedResponse } from '../../compile/response.ts';
import type { Json, Operation } from '../../contract/contract.ts';
import { type HttpRequest, type HttpResponse, headerValue } from '../../http/exchange.ts';
import { decodePercent } from '../../http/percent.ts';
import { queryValue } from '../../http/query.ts';
import { splitTarget } from '../../http/target.ts';

/** What a callback comes of: a request to an operation, and the mock's answer. */
export interface Occasion {
  readonly operation: Operation;
  readonly request: HttpRequest;
  readonly response: HttpResponse;
}

/** What can be said of an occasion. Names of headers are in any case. */
export interface OccasionFacts {
  /** Absolute. */
  readonly url: string;
  readonly method: string;
  readonly status: number;
  /** Raw values of the path's parameters. */
  readonly path: Readonly<Record<string, string>>;
  readonly request: MessageFacts;
  readonly response: MessageFacts;
}

/** What can be said of a request or an answer. */
export interface MessageFacts {
  readonly header: (name: string) => string | undefined;
  readonly query: (name: string) => string | undefined;
  readonly path: (name: string) => string | undefined;
  /** As its documented media type reads it; `undefined` where there is none, or it can't be read. */
  readonly body: () => Json | undefined;
}

/** Reads what an occasion says. Its bodies are read when they are first asked for. */
export function readOccasion(
  compiled: CompiledContract,
  { operation, request, response }: Occasion,
): OccasionFacts {
  const { origin, path, query } = splitTarget(request.url);
  const { match } = routeMounted(compiled, request.method, path);
  const values = match.kind === 'found' ? match.path : {};
  const documented = documentedResponse(operation, response.status);
  return {
    url: origin === undefined ? originOf(request) + request.url : request.url,
    method: request.method,
    status: response.status,
    path: values,
    request: {
      header: (name) => headerValue(request.headers, name.toLowerCase()),
      query: (name) => queryValue(query, name),
      path: (name) => (values[name] === undefined ? undefined : decodePercent(values[name])),
      body: once(() => bodyValue(compiled.judgeRequestBody(operation, request))),
    },
    response: {
      header: (name) => headerValue(response.headers, name.toLowerCase()),
      query: () => undefined,
      path: () => undefined,
      body: once(
        () => documented && bodyValue(compiled.judgeResponseBody(documented, response, true)),
      ),
    },
  };
}

function originOf({ headers }: HttpRequest): string {
  return `http://${headerValue(headers, 'host') ?? 'localhost'}`;
}

function bodyValue(judgement: BodyJudgement): Json | undefined {
  return judgement.state === 'judged' ? (judgement.value as Json | undefined) : undefined;
}
