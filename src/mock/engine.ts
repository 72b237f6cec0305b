import type { CompiledContract } from '../compile/compiled-contract.ts';
import { createRandom } from '../compile/random.ts';
import type { RouteMatch } from '../compile/router.ts';
import type { Contract } from '../contract/contract.ts';
import { SchemaError } from '../errors.ts';
import { answerTo, type HttpRequest, type HttpResponse } from '../http/exchange.ts';
import { splitTarget } from '../http/target.ts';
import type { Semantics } from '../semantics/semantics.ts';
import { answerDocumented } from './documented.ts';
import { examine } from './examine.ts';
import { answerFailure } from './failure.ts';
import { type Made, makeAnswer } from './made.ts';
import { readPreference, unmetPreference, withoutPreference } from './preference.ts';
import { problem } from './problem.ts';
import type { Credentials } from './security.ts';
import { askedStatus, successStatus } from './status.ts';
import { createStreams } from './streams.ts';
import type { Visit } from './visit.ts';

/** Answers requests: the one interface of all engines, whatever front they stand behind. */
export interface Engine {
  /**
   * The same seed, clock and request give the same answer.
   * @throws {SemanticsError} if the semantics fail.
   */
  respond(request: HttpRequest): HttpResponse;
}

export interface EngineOptions {
  readonly seed: string;
  /** The mock's clock: milliseconds since 1970. */
  readonly now: () => number;
  readonly credentials: Credentials;
  /** Whether documented examples come before what is made. */
  readonly preferExamples: boolean;
}

/**
 * The native engine: route, security, parameters, body, rules, then the semantics' answer or a fake,
 * proven before it is given. A request that the contract forbids gets the API's documented error.
 */
export function createEngine(
  compiled: CompiledContract,
  semantics: Semantics | undefined,
  options: EngineOptions,
): Engine {
  const { contract } = compiled;
  const seeded = createRandom(options.seed);
  const streamOf = createStreams();
  return { respond: (request) => answerTo(request.method, respond(request)) };

  function respond(request: HttpRequest): HttpResponse {
    const { path, query } = splitTarget(request.url);
    const match = compiled.route(request.method, path);
    if (match.kind !== 'found') return undocumented(contract, request.method, path, match);
    const preference = readPreference(request.headers, query);
    const visit = {
      compiled,
      operation: match.operation,
      semantics: semantics?.operations[match.operation.id],
      request,
      path: match.path,
      query: withoutPreference(query),
      preference,
      state: {
        now: options.now(),
        random: preference.seed === undefined ? seeded : streamOf(preference.seed),
      },
    };
    try {
      return unmetPreference(visit.operation, preference) ?? answer(visit);
    } catch (error) {
      // A schema that can't be answered is named, never answered wrongly.
      if (error instanceof SchemaError) return problem(500, 'No valid answer', error.message);
      throw error;
    }
  }

  function answer(visit: Visit): HttpResponse {
    const { operation, preference } = visit;
    const asked = askedStatus(preference.code);
    // A failure that is asked for comes before the request is looked at, as an outage would.
    if (asked !== undefined && asked >= 400) return documented(visit, asked);

    const { failure, valid } = examine(visit, options.credentials);
    if (failure !== undefined) return answerFailure(visit, failure);

    const made = preference.example === undefined ? makeAnswer(visit, valid) : undefined;
    const status = asked ?? made?.status ?? successStatus(operation);
    return documented(visit, status, made?.status === status ? made : undefined);
  }

  /** The documented error bodies are the API's own words; a success is better made for its request. */
  function documented(visit: Visit, status: number, made?: Made): HttpResponse {
    const { dynamic } = visit.preference;
    const examplesFirst =
      dynamic === undefined
        ? options.preferExamples || (status >= 400 && made === undefined)
        : dynamic === 'false';
    return answerDocumented(visit, status, examplesFirst, made);
  }
}

/** The contract says nothing of such a request: the mock answers for itself, as HTTP has it. */
function undocumented(
  { title }: Contract,
  method: string,
  path: string,
  match: Exclude<RouteMatch, { kind: 'found' }>,
): HttpResponse {
  if (match.kind === 'path-missing') {
    return problem(404, 'Not Found', `${title} documents no path ${path}`);
  }
  const { allowed, template } = match;
  const detail = `${title} documents ${allowed.join(', ')} for ${template}, not ${method}`;
  const answered = allowed.includes('GET') ? new Set([...allowed, 'HEAD']) : allowed;
  const allow = [...answered].sort().join(', ');
  return problem(405, 'Method Not Allowed', detail, { allow });
}
