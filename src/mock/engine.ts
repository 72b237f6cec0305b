import type { CompiledContract } from '../compile/compiled-contract.ts';
import { once } from '../compile/lazily.ts';
import { createRandom } from '../compile/random.ts';
import type { Contract, Operation } from '../contract/contract.ts';
import { SchemaError } from '../errors.ts';
import { answerTo, type HttpRequest, type HttpResponse, headerValue } from '../http/exchange.ts';
import { splitTarget } from '../http/target.ts';
import { withAssumedMediaType } from '../semantics/assumed-media-type.ts';
import { runSemantics } from '../semantics/run.ts';
import type { Store } from '../semantics/store.ts';
import type { Answer } from './answer.ts';
import { answered } from './answer-channel.ts';
import { answerRequest } from './answer-request.ts';
import { allowAnyOrigin, allowAsker, answerPreflight } from './cors.ts';
import { finish } from './finish.ts';
import { failure } from './problem.ts';
import { keepRecent, type Recent } from './recent.ts';
import { readPreference, unmetPreference, withoutPreference } from './request/preference.ts';
import { compileEntityTemplates, findResources } from './resources/find-resources.ts';
import { createFitting } from './resources/fitting.ts';
import { createResources } from './resources/resources.ts';
import type { Sandbox } from './sandboxes.ts';
import type { AnswerSettings } from './settings.ts';
import { askedStatus } from './status.ts';
import { undocumented } from './undocumented.ts';
import { streamOf, type Visit } from './visit.ts';

/** Gives whoever sends it a sandbox, by any name. */
export const SANDBOX_HEADER = 'specwright-sandbox';

/** Enough for the seeds of tests that run side by side: semantics keep what is dear by their stream. */
const MOST_STREAMS = 16;

/** An answer with what it answers. */
export interface EngineAnswer extends Answer {
  /** `undefined` where the request belongs to none. */
  readonly operation: Operation | undefined;
  readonly sandbox: Sandbox;
  readonly now: number;
}

/** Answers requests, whatever front it stands behind. */
export interface Engine {
  /**
   * The same seed, clock, state and request give the same answer.
   * @param mount what stands before the contract's paths, such as `/braze`.
   * @throws {SemanticsError} if the semantics fail.
   * @throws {OverrideError} if the function of an override does.
   */
  answer(request: HttpRequest, mount?: string): EngineAnswer;
  /** Fills the store of a sandbox that begins at a moment, in milliseconds since 1970. */
  begin(store: Store, moment: number): void;
}

/** Every option of an engine, defaults filled in. */
export interface EngineOptions extends Omit<AnswerSettings, 'resources' | 'makeFitting'> {
  readonly seed: string;
  /** Whether a request finds what those before it left. */
  readonly stateful: boolean;
  /** Whether documented examples come before what is made. */
  readonly preferExamples: boolean;
  /** Whether browsers may call from any origin, though no semantics say so. */
  readonly cors: boolean;
}

/**
 * The native engine: route, overrides, security, rate, parameters, body, rules, state, then the
 * semantics' answer or a fake, proven before it is given. A request that the contract forbids gets the
 * API's documented error.
 */
export function createEngine(
  compiled: CompiledContract,
  sandboxes: Pick<Recent<Sandbox>, 'of'>,
  options: EngineOptions,
): Engine {
  const { contract } = compiled;
  const { semantics, stateful, preferExamples } = options;
  const seeded = createRandom(options.seed);
  const streams = keepRecent(MOST_STREAMS, createRandom);
  const remembers = stateful && semantics === undefined;
  const roles = once(() => findResources(contract));
  const resources = remembers ? createResources(roles) : undefined;
  const makeFitting = semantics === undefined ? createFitting(contract, roles) : undefined;
  const templateOf = compileEntityTemplates(contract);
  const settings: AnswerSettings = { ...options, resources, makeFitting };
  const isOpenToBrowsers = options.cors || semantics?.cors === true;
  return {
    begin,
    answer(request, mount = '') {
      const sandbox = sandboxes.of(headerValue(request.headers, SANDBOX_HEADER) ?? '');
      const { answer, operation } = respond(request, mount, sandbox);
      const response = answerTo(request.method, answer.response);
      return {
        ...answer,
        operation,
        sandbox,
        now: sandbox.clock.now(),
        response: readable(request, response),
      };
    },
  };

  function readable(request: HttpRequest, response: HttpResponse): HttpResponse {
    if (options.cors) return allowAsker(request, response);
    return isOpenToBrowsers ? allowAnyOrigin(response) : response;
  }

  function begin(store: Store, moment: number): void {
    const state = { now: moment, random: seeded, store, caller: undefined };
    runSemantics('begin', 'to fill the store', () => semantics?.begin?.(state));
  }

  function respond(
    received: HttpRequest,
    mount: string,
    sandbox: Sandbox,
  ): { answer: Answer; operation?: Operation } {
    const request = withAssumedMediaType(received, semantics);
    const { path: mounted, query } = splitTarget(request.url);
    const path = mounted.slice(mount.length) || '/';
    const match = compiled.route(request.method, path);
    if (match.kind !== 'found') {
      const preflight = isOpenToBrowsers ? answerPreflight(request, match) : undefined;
      if (preflight !== undefined) {
        return { answer: { response: preflight, reason: 'a preflight' } };
      }
      const response = undocumented(contract, request.method, path, match);
      return { answer: { response, reason: 'undocumented' } };
    }
    const { operation } = match;
    const preference = readPreference(request.headers, query);
    const asked = withoutPreference(query);
    const random = preference.seed === undefined ? seeded : streams.of(preference.seed);
    const { answers } = sandbox;
    sandbox.answers += 1;
    const visit: Visit = {
      compiled,
      operation,
      semantics: semantics?.operations[operation.id],
      request,
      path: match.path,
      entityTemplate: templateOf(operation),
      query: asked,
      preference,
      preferExamples,
      now: sandbox.clock.now(),
      start: sandbox.clock.start(),
      random,
      turn: () => random.derive(`${sandbox.name} ${answers}`),
      fakes: once(() => streamOf(random, operation, match.path, asked, request)),
      store: sandbox.store(),
    };
    const answer = finish(visit, answerVisit(visit, sandbox), settings);
    tell(contract, visit, answer);
    return { answer, operation };
  }

  function answerVisit(visit: Visit, sandbox: Sandbox): Answer {
    try {
      const unmet = unmetPreference(visit.operation, visit.preference);
      if (unmet !== undefined) return { response: unmet, reason: 'asks for what isn’t documented' };
      return answerRequest(visit, sandbox, settings);
    } catch (error) {
      // A schema that can't be answered is named, never answered wrongly.
      if (!(error instanceof SchemaError)) throw error;
      return { response: failure(error), reason: 'no valid answer' };
    }
  }
}

/** Tells whoever listens why an answer is given. */
function tell(contract: Contract, { operation, preference }: Visit, answer: Answer): void {
  if (!answered.hasSubscribers) return;
  const { response, refusal } = answer;
  answered.publish({
    contract: contract.name,
    operation: operation.id,
    response,
    preferred: askedStatus(preference.code) === response.status,
    ...(refusal !== undefined && { refusal }),
  });
}
