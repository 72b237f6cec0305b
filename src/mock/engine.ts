import type { CompiledContract } from '../compile/compile.ts';
import type { FakeContext } from '../compile/fakes/compile.ts';
import { createRandom } from '../compile/random.ts';
import { documentedResponse } from '../compile/response.ts';
import type { Json, Operation } from '../contract/contract.ts';
import { SchemaError } from '../errors.ts';
import { type HttpRequest, type HttpResponse, headerValue } from '../http/exchange.ts';
import { type RequestTarget, splitTarget } from '../http/target.ts';
import { brokenRequestRule } from '../semantics/rules.ts';
import type { OperationSemantics, Semantics, ValidRequest } from '../semantics/semantics.ts';
import { answerDocumented, type Choice } from './documented.ts';
import { answerFailure, type Failure } from './failure.ts';
import { type Preference, readPreference } from './preference.ts';
import { problem } from './problem.ts';
import { denied, invalid, ruleBroken, unreadable, unsupportedMediaType } from './refusal.ts';
import { authorise, type Credentials } from './security.ts';
import { askedStatus, successStatus } from './status.ts';

/** Answers requests: the one interface of all engines, whatever front they stand behind. */
export interface Engine {
  /** The same seed, clock and request give the same answer. */
  respond(request: HttpRequest): HttpResponse;
}

export interface EngineOptions {
  readonly seed: string;
  /** The mock's clock: milliseconds since 1970. */
  readonly now: () => number;
  readonly credentials: Credentials;
  /** Whether documented examples come before fakes. */
  readonly preferExamples: boolean;
}

/** One request on its way through the engine. */
interface Visit {
  readonly operation: Operation;
  readonly semantics: OperationSemantics | undefined;
  readonly request: HttpRequest;
  readonly target: RequestTarget;
  readonly path: Readonly<Record<string, string>>;
  readonly preference: Preference;
  readonly context: FakeContext;
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
      const target = splitTarget(request.url);
      const match = compiled.route(request.method, target.path);
      if (match.kind === 'path-missing') {
        return problem(404, 'Not Found', `${contract.title} documents no path ${target.path}`);
      }
      if (match.kind === 'method-missing') {
        const allow = match.allowed.join(', ');
        const detail = `${contract.title} documents ${allow} for ${match.template}, not ${request.method}`;
        return problem(405, 'Method Not Allowed', detail, { allow });
      }
      const { operation, path } = match;
      const preference = readPreference(request.headers, target.query);
      const random = preference.seed === undefined ? seeded : createRandom(preference.seed);
      const context = { now: options.now(), random };
      const operationSemantics = semantics?.operations[operation.id];
      try {
        return visit({
          operation,
          semantics: operationSemantics,
          request,
          target,
          path,
          preference,
          context,
        });
      } catch (error) {
        if (error instanceof SchemaError) return refuse(error);
        throw error;
      }
    },
  };

  function visit(visit: Visit): HttpResponse {
    const { operation, semantics, request, target, preference } = visit;
    const asked =
      preference.code === undefined ? undefined : askedStatus(operation, preference.code);
    if (typeof asked === 'object') return asked;
    // A failure that is asked for comes before the request is looked at, as an outage would.
    if (asked !== undefined && asked >= 400) return documented(visit, asked);

    const fail = (failure: Failure) => answerFailure(compiled, operation, failure, keyed(visit));
    const presented = { headers: request.headers, query: target.query };
    const denial = authorise(contract, operation, presented, options.credentials);
    if (denial !== undefined) return fail(denied(denial, contract));

    const { values, violations } = compiled.parameters(operation, {
      ...presented,
      path: visit.path,
    });
    if (violations.length > 0) return fail(invalid(violations));

    const body = compiled.requestBody(operation, request);
    if (body.state === 'unsupported') return fail(unsupportedMediaType(body));
    if (body.state === 'unreadable') return fail(unreadable(body.reason));
    if (body.state === 'judged' && body.violations.length > 0)
      return fail(invalid(body.violations));

    const valid = {
      parameters: values,
      body: body.state === 'judged' ? body.value : undefined,
    } as ValidRequest;
    const broken = semantics && brokenRequestRule(semantics, valid);
    if (broken !== undefined) return fail(ruleBroken(broken.rule));

    return succeed(visit, asked, valid);
  }

  function succeed(visit: Visit, asked: number | undefined, valid: ValidRequest): HttpResponse {
    const { semantics, context, preference } = visit;
    const examplesFirst =
      preference.dynamic === undefined ? options.preferExamples : !preference.dynamic;
    if (semantics?.respond === undefined || preference.example !== undefined || examplesFirst) {
      return documented(visit, asked ?? successStatus(visit.operation));
    }
    const answer = semantics.respond(valid, context);
    if (asked !== undefined && asked !== answer.status) return documented(visit, asked);
    return documented(visit, answer.status, answer.body as Json | undefined);
  }

  function documented(visit: Visit, status: number, body?: Json): HttpResponse {
    const { operation, request, preference } = visit;
    const response = documentedResponse(operation, status);
    if (response === undefined) {
      return problem(
        500,
        'Nothing to answer',
        `${operation.id} documents no response for ${status}`,
      );
    }
    const choice: Choice = {
      accept: headerValue(request.headers, 'accept'),
      example: preference.example,
      // The documented error bodies are the API's own words; a success is better made for its request.
      examplesFirst:
        preference.dynamic === undefined
          ? status >= 400 || options.preferExamples
          : !preference.dynamic,
      body,
    };
    return answerDocumented(compiled, operation, response, status, choice, keyed(visit));
  }
}

/** The fakes of an answer are keyed by the request, so that another request gets other values. */
function keyed({ operation, request, target, context }: Visit): FakeContext {
  const body = request.body === undefined ? '' : Buffer.from(request.body).toString('latin1');
  const key = `${operation.id} ${target.path}?${target.query} ${body}`;
  return { ...context, random: context.random.derive(key) };
}

/** A schema that can't be answered is named, never answered wrongly. */
function refuse(error: SchemaError): HttpResponse {
  return problem(500, 'No valid answer', error.message);
}
