import type { CompiledContract } from '../compile/compile.ts';
import type { FakeContext } from '../compile/fakes/compile.ts';
import { createRandom } from '../compile/random.ts';
import { documentedResponse } from '../compile/response.ts';
import type { Json, Operation } from '../contract/contract.ts';
import { SchemaError } from '../errors.ts';
import { isLargerThan } from '../http/body.ts';
import { type HttpRequest, type HttpResponse, headerValue } from '../http/exchange.ts';
import { splitTarget } from '../http/target.ts';
import { brokenRequestRule } from '../semantics/rules.ts';
import type { OperationSemantics, Semantics, ValidRequest } from '../semantics/semantics.ts';
import { challenge } from './challenge.ts';
import { answerDocumented, type Choice } from './documented.ts';
import { answerFailure, type Failure } from './failure.ts';
import { type Preference, readPreference, withoutPreference } from './preference.ts';
import { problem } from './problem.ts';
import { denied, invalid, ruleBroken, unreadable, unsupportedMediaType } from './refusal.ts';
import { authorise, type Credentials } from './security.ts';
import { askedStatus, successStatus } from './status.ts';

/** Answers requests: the one interface of all engines, whatever front they stand behind. */
export interface Engine {
  /**
   * The same seed, clock and request give the same answer.
   * @throws what the semantics throw.
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

/** One request to a documented operation, on its way through the engine. */
interface Visit {
  readonly operation: Operation;
  readonly semantics: OperationSemantics | undefined;
  readonly request: HttpRequest;
  /** Raw values of the path's parameters. */
  readonly path: Readonly<Record<string, string>>;
  /** Raw, without what it asks of the mock. */
  readonly query: string;
  readonly preference: Preference;
  readonly context: FakeContext;
}

/** What the semantics answer. */
interface Answer {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
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

  return {
    respond(request) {
      const { path, query } = splitTarget(request.url);
      const match = compiled.route(request.method, path);
      if (match.kind === 'path-missing') {
        return problem(404, 'Not Found', `${contract.title} documents no path ${path}`);
      }
      if (match.kind === 'method-missing') {
        const allow = match.allowed.join(', ');
        const detail = `${contract.title} documents ${allow} for ${match.template}, not ${request.method}`;
        return problem(405, 'Method Not Allowed', detail, { allow });
      }
      const { operation } = match;
      const preference = readPreference(request.headers, query);
      const random = preference.seed === undefined ? seeded : createRandom(preference.seed);
      try {
        return answer({
          operation,
          semantics: semantics?.operations[operation.id],
          request,
          path: match.path,
          query: withoutPreference(query),
          preference,
          context: { now: options.now(), random },
        });
      } catch (error) {
        // A schema that can't be answered is named, never answered wrongly.
        if (error instanceof SchemaError) return problem(500, 'No valid answer', error.message);
        throw error;
      }
    },
  };

  function answer(visit: Visit): HttpResponse {
    const { operation, semantics, request, path, query, preference } = visit;
    const asked =
      preference.code === undefined ? undefined : askedStatus(operation, preference.code);
    if (typeof asked === 'object') return asked;
    // A failure that is asked for comes before the request is looked at, as an outage would.
    if (asked !== undefined && asked >= 400) return documented(visit, asked);

    const { headers } = request;
    const denial = authorise(contract, operation, { headers, query }, options.credentials);
    if (denial !== undefined) return refuse(visit, denied(denial, contract, semantics));

    const { values, violations } = compiled.parameters(operation, { path, query, headers });
    if (violations.length > 0) return refuse(visit, invalid(violations));

    const limit = semantics?.bodyLimit;
    if (limit !== undefined && isLargerThan(request, limit.bytes)) {
      return refuse(visit, ruleBroken(limit));
    }
    const body = compiled.requestBody(operation, request);
    if (body.state === 'unsupported') return refuse(visit, unsupportedMediaType(body));
    if (body.state === 'unreadable') return refuse(visit, unreadable(body.reason));
    const isJudged = body.state === 'judged';
    if (isJudged && body.violations.length > 0) return refuse(visit, invalid(body.violations));

    const valid = {
      parameters: values,
      body: isJudged ? body.value : undefined,
    } as ValidRequest;
    const broken = semantics && brokenRequestRule(semantics, valid);
    if (broken !== undefined) return refuse(visit, ruleBroken(broken.rule));
    return succeed(visit, asked, valid);
  }

  function succeed(visit: Visit, asked: number | undefined, valid: ValidRequest): HttpResponse {
    const { operation, semantics, context, preference } = visit;
    if (semantics?.respond === undefined || preference.example !== undefined) {
      return documented(visit, asked ?? successStatus(operation));
    }
    const { status, ...made } = semantics.respond(valid, context);
    if (asked !== undefined && asked !== status) return documented(visit, asked);
    return documented(visit, status, made as Answer);
  }

  function documented(visit: Visit, status: number, made: Answer = {}): HttpResponse {
    const { operation, request, preference } = visit;
    const response = documentedResponse(operation, status);
    if (response === undefined) {
      const detail = `${operation.id} documents no response for ${status}`;
      return problem(500, 'Nothing to answer', detail);
    }
    const choice: Choice = {
      accept: headerValue(request.headers, 'accept'),
      example: preference.example,
      examplesFirst: areExamplesFirst(status, preference),
      body: made.body,
    };
    const answer = answerDocumented(compiled, operation, response, status, choice, keyed(visit));
    if (answer.status === 401) return withHeaders(answer, challengeFor(operation));
    return made.headers === undefined ? answer : withHeaders(answer, made.headers);
  }

  /** The documented error bodies are the API's own words; a success is better made for its request. */
  function areExamplesFirst(status: number, { dynamic }: Preference): boolean {
    return dynamic === undefined ? status >= 400 || options.preferExamples : !dynamic;
  }

  /** A 401 says how to be let in (RFC 9110 §15.5.2). */
  function challengeFor({ security }: Operation): Record<string, string> {
    const [scheme] = security[0]?.keys() ?? [];
    if (scheme === undefined) return {};
    return { 'www-authenticate': challenge(contract, scheme, 'missing') };
  }

  function refuse(visit: Visit, failure: Failure): HttpResponse {
    const accept = headerValue(visit.request.headers, 'accept');
    return answerFailure(compiled, visit.operation, failure, accept, keyed(visit));
  }
}

/** The fakes of an answer are keyed by the request, so that another request gets other values. */
function keyed({ operation, path, query, request, context }: Visit): FakeContext {
  const body = request.body === undefined ? '' : Buffer.from(request.body).toString('latin1');
  const key = `${operation.id} ${Object.values(path).join('/')}?${query} ${body}`;
  return { ...context, random: context.random.derive(key) };
}

/** An answer with further headers, which win over those it has. */
function withHeaders(
  answer: HttpResponse,
  further: Readonly<Record<string, string>>,
): HttpResponse {
  const headers = { ...answer.headers };
  for (const [name, value] of Object.entries(further)) headers[name.toLowerCase()] = value;
  return { ...answer, headers };
}
