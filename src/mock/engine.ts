import type { CompiledContract } from '../compile/compiled-contract.ts';
import { createRandom } from '../compile/random.ts';
import type { RouteMatch } from '../compile/router.ts';
import type { Contract } from '../contract/contract.ts';
import { SchemaError } from '../errors.ts';
import { answerTo, type HttpRequest, type HttpResponse, headerValue } from '../http/exchange.ts';
import { splitTarget } from '../http/target.ts';
import { brokenStateRule } from '../semantics/rules.ts';
import { runSemantics } from '../semantics/run.ts';
import type { Caller, Semantics } from '../semantics/semantics.ts';
import type { Store } from '../semantics/store.ts';
import { answered } from './answered.ts';
import { allowAnyOrigin, answerPreflight } from './cors.ts';
import { answerDocumented } from './documented.ts';
import { examine } from './examine.ts';
import { answerFailure } from './failure.ts';
import type { Limits } from './limits.ts';
import { type Made, makeAnswer } from './made.ts';
import { readPreference, unmetPreference, withoutPreference } from './preference.ts';
import { problem } from './problem.ts';
import { ruleBroken } from './refusal.ts';
import { createSandboxes } from './sandboxes.ts';
import { type Authorisation, authorise, type Credentials } from './security.ts';
import { askedStatus, successStatus } from './status.ts';
import { createStreams } from './streams.ts';
import type { Visit } from './visit.ts';

/** Gives whoever sends it a sandbox, by any name. */
export const SANDBOX_HEADER = 'specwright-sandbox';

/** Answers requests: the one interface of all engines, whatever front they stand behind. */
export interface Engine {
  /**
   * The same seed, clock, state and request give the same answer.
   * @throws {SemanticsError} if the semantics fail.
   */
  respond(request: HttpRequest): HttpResponse;
  /** Forgets what it remembers: it begins anew, in every sandbox. */
  reset(): void;
}

export interface EngineOptions {
  readonly seed: string;
  /** The mock's clock: milliseconds since 1970. */
  readonly now: () => number;
  readonly credentials: Credentials;
  /** Whether documented examples come before what is made. */
  readonly preferExamples: boolean;
  /** Whether a request finds what those before it left. */
  readonly stateful: boolean;
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
  const sandboxes = createSandboxes(begin, options.stateful);
  return {
    respond: (request) => answerTo(request.method, letIn(respond(request))),
    reset: sandboxes.reset,
  };

  function begin(store: Store): void {
    const state = { now: options.now(), random: seeded, store, caller: undefined };
    runSemantics('begin', 'to fill the store', () => semantics?.begin?.(state));
  }

  function letIn(response: HttpResponse): HttpResponse {
    return semantics?.cors === true ? allowAnyOrigin(response) : response;
  }

  function respond(request: HttpRequest): HttpResponse {
    const { path, query } = splitTarget(request.url);
    const match = compiled.route(request.method, path);
    if (match.kind !== 'found') {
      const preflight = semantics?.cors === true ? answerPreflight(request, match) : undefined;
      return preflight ?? undocumented(contract, request.method, path, match);
    }
    const sandbox = sandboxes.of(headerValue(request.headers, SANDBOX_HEADER) ?? '');
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
        store: sandbox.store,
        caller: undefined,
      },
    };
    try {
      return unmetPreference(visit.operation, preference) ?? answer(visit, sandbox.limits);
    } catch (error) {
      // A schema that can't be answered is named, never answered wrongly.
      if (error instanceof SchemaError) return problem(500, 'No valid answer', error.message);
      throw error;
    }
  }

  function answer(visit: Visit, limits: Limits): HttpResponse {
    const { operation, preference } = visit;
    const asked = askedStatus(preference.code);
    // A failure that is asked for comes before the request is looked at, as an outage would.
    if (asked !== undefined && asked >= 400) return tell(visit, documented(visit, asked));

    const { denial, caller } = authorised(visit);
    const { failure, valid } = examine(visit, denial, limits);
    if (failure !== undefined) return tell(visit, answerFailure(visit, failure), failure.rule);

    const state = { ...visit.state, caller };
    const refusing = brokenStateRule(visit.semantics, valid, state);
    // A success that is asked for comes whatever the mock remembers.
    if (refusing !== undefined && asked === undefined) {
      return tell(visit, answerFailure(visit, ruleBroken(refusing)), refusing.name);
    }
    const isMade = refusing === undefined && preference.example === undefined;
    const made = isMade ? makeAnswer(visit, valid, state) : undefined;
    const status = asked ?? made?.status ?? successStatus(operation);
    return tell(visit, documented(visit, status, made?.status === status ? made : undefined));
  }

  /** Gives an answer on, once it has told why it is given. */
  function tell({ operation, preference }: Visit, response: HttpResponse, rule?: string) {
    if (!answered.hasSubscribers) return response;
    const preferred = preference.code !== undefined;
    const why = { contract: contract.name, operation: operation.id, response, preferred };
    answered.publish({ ...why, ...(rule !== undefined && { rule }) });
    return response;
  }

  function authorised({ operation, request: { headers }, query, state }: Visit): Authorisation {
    const knows = (credential: Caller) =>
      runSemantics('knows', 'to say whether a credential lets in', () =>
        semantics?.knows?.(credential, state),
      );
    return authorise(contract, operation, { headers, query }, options.credentials, knows);
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
