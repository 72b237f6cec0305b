import type { CompiledContract } from '../compile/compiled-contract.ts';
import { once } from '../compile/lazily.ts';
import { createRandom } from '../compile/random.ts';
import type { RouteMatch } from '../compile/router.ts';
import type { Contract } from '../contract/contract.ts';
import { SchemaError } from '../errors.ts';
import { answerTo, type HttpRequest, type HttpResponse, headerValue } from '../http/exchange.ts';
import { splitTarget } from '../http/target.ts';
import { withAssumedMediaType } from '../semantics/assumed-media-type.ts';
import { runSemantics } from '../semantics/run.ts';
import type { Store } from '../semantics/store.ts';
import { type AnswerSettings, answerRequest } from './answer-request.ts';
import { allowAnyOrigin, answerPreflight } from './cors.ts';
import { problem } from './problem.ts';
import { keepRecent } from './recent.ts';
import { readPreference, unmetPreference, withoutPreference } from './request/preference.ts';
import { compileEntityTemplates } from './resources/find-resources.ts';
import { createResources } from './resources/resources.ts';
import { createSandboxes } from './sandboxes.ts';
import { streamOf, type Visit } from './visit.ts';

/** Gives whoever sends it a sandbox, by any name. */
export const SANDBOX_HEADER = 'specwright-sandbox';

/** Enough for the seeds of tests that run side by side: semantics keep what is dear by their stream. */
const MOST_STREAMS = 16;

/** Answers requests, whatever front it stands behind. */
export interface Engine {
  /**
   * The same seed, clock, state and request give the same answer.
   * @throws {SemanticsError} if the semantics fail.
   */
  respond(request: HttpRequest): HttpResponse;
  /** Forgets what it remembers: it begins anew, in every sandbox. */
  reset(): void;
}

/** Every option of an engine, defaults filled in. */
export interface EngineOptions extends Omit<AnswerSettings, 'resources' | 'templateOf'> {
  readonly seed: string;
  /** The mock's clock: milliseconds since 1970. */
  readonly now: () => number;
  /** Whether a request finds what those before it left. */
  readonly stateful: boolean;
}

/**
 * The native engine: route, security, parameters, body, rules, state, then the semantics' answer or a
 * fake, proven before it is given. A request that the contract forbids gets the API's documented error.
 */
export function createEngine(compiled: CompiledContract, options: EngineOptions): Engine {
  const { contract } = compiled;
  const { semantics, now } = options;
  const seeded = createRandom(options.seed);
  const streams = keepRecent(MOST_STREAMS, createRandom);
  const sandboxes = createSandboxes(begin, options.stateful);
  const remembers = options.stateful && semantics === undefined;
  const resources = remembers ? createResources(contract) : undefined;
  const settings: AnswerSettings = {
    ...options,
    resources,
    templateOf: compileEntityTemplates(contract),
  };
  return {
    respond: (request) => {
      const response = answerTo(request.method, respond(request));
      return semantics?.cors === true ? allowAnyOrigin(response) : response;
    },
    reset: sandboxes.clear,
  };

  function begin(store: Store): void {
    const state = { now: now(), random: seeded, store, caller: undefined };
    runSemantics('begin', 'to fill the store', () => semantics?.begin?.(state));
  }

  function respond(received: HttpRequest): HttpResponse {
    const request = withAssumedMediaType(received, semantics);
    const { path, query } = splitTarget(request.url);
    const match = compiled.route(request.method, path);
    if (match.kind !== 'found') {
      const preflight = semantics?.cors === true ? answerPreflight(request, match) : undefined;
      return preflight ?? undocumented(contract, request.method, path, match);
    }
    const { operation } = match;
    const preference = readPreference(request.headers, query);
    const { store, limits } = sandboxes.of(headerValue(request.headers, SANDBOX_HEADER) ?? '');
    const asked = withoutPreference(query);
    const random = preference.seed === undefined ? seeded : streams.of(preference.seed);
    const visit: Visit = {
      compiled,
      operation,
      semantics: semantics?.operations[operation.id],
      request,
      path: match.path,
      query: asked,
      preference,
      now: now(),
      random,
      fakes: once(() => streamOf(random, operation, match.path, asked, request)),
      store,
    };
    try {
      return unmetPreference(operation, preference) ?? answerRequest(visit, limits, settings);
    } catch (error) {
      // A schema that can't be answered is named, never answered wrongly.
      if (error instanceof SchemaError) return problem(500, error.message);
      throw error;
    }
  }
}

/** The contract says nothing of such a request: the mock answers for itself, as HTTP has it. */
function undocumented(
  { title, operations }: Contract,
  method: string,
  path: string,
  match: Exclude<RouteMatch, { kind: 'found' }>,
): HttpResponse {
  // What is allowed can be asked of each resource, and of all (RFC 9110 §9.3.7).
  const isAsked = method === 'OPTIONS';
  if (isAsked && path === '*') return allowing(operations.map((operation) => operation.method));
  if (match.kind === 'path-missing') return problem(404, `${title} documents no path ${path}`);
  const { allowed, template } = match;
  if (isAsked) return allowing(allowed);
  const detail = `${title} documents ${allowed.join(', ')} for ${template}, not ${method}`;
  return problem(405, detail, allowing(allowed).headers);
}

function allowing(documented: readonly string[]) {
  const methods = new Set(documented.includes('GET') ? [...documented, 'HEAD'] : documented);
  return { status: 204, headers: { allow: [...methods].sort().join(', ') } };
}
