import type { Operation } from '../contract/contract.ts';
import type { HttpResponse } from '../http/exchange.ts';
import { brokenStateRule } from '../semantics/rules.ts';
import { runSemantics } from '../semantics/run.ts';
import type { Caller, Semantics } from '../semantics/semantics.ts';
import { answered } from './answer-channel.ts';
import { givenBy } from './given.ts';
import type { Limits } from './limits.ts';
import { examine } from './request/examine.ts';
import { type Refusal, ruleBroken } from './request/refusal.ts';
import { type Authorisation, authorise, type Credentials } from './request/security.ts';
import type { Resources } from './resources/resources.ts';
import { answerDocumented, type Material } from './response/documented-answer.ts';
import { answerRefusal } from './response/documented-error.ts';
import { answerBySemantics } from './response/semantics-answer.ts';
import { answerUnmodified } from './response/unmodified.ts';
import { askedStatus, successStatus } from './status.ts';
import type { Visit } from './visit.ts';

/** What decides how requests are answered, whatever they ask. */
export interface AnswerSettings {
  readonly semantics: Semantics | undefined;
  readonly credentials: Credentials;
  /** Whether documented examples come before what is made. */
  readonly preferExamples: boolean;
  /** What remembers, where the semantics don't. */
  readonly resources: Resources | undefined;
  /** The template by which the path of an operation tells of the entity that it answers with. */
  readonly templateOf: (operation: Operation) => string;
}

/**
 * Answers a request to a documented operation: a failure that it asks for, the documented error for
 * what it breaks or what the mock remembers, else the semantics' answer, an example or a fake.
 * @param limits counts it where the rate is limited.
 * @throws {SchemaError} if no valid answer is found or a schema doesn't compile.
 * @throws {SemanticsError} if the semantics fail.
 */
export function answerRequest(
  visit: Visit,
  limits: Limits,
  settings: AnswerSettings,
): HttpResponse {
  const asked = askedStatus(visit.preference.code);
  const refuse = (refusal: Refusal) => tell(visit, answerRefusal(visit, refusal), refusal);
  // A failure that is asked for comes before the request is looked at, as an outage would.
  if (asked !== undefined && asked >= 400) return tell(visit, documented(visit, settings, asked));

  const { denial, caller } = identify(visit, settings);
  const { refusal, valid } = examine(visit, denial, limits);
  if (refusal !== undefined) return refuse(refusal);

  const { now, random, store } = visit;
  const state = { now, random, store, caller };
  const refusing = brokenStateRule(visit.semantics, valid, state);
  // A success that is asked for comes whatever the mock remembers.
  if (refusing !== undefined && asked === undefined) return refuse(ruleBroken(refusing));
  const mayMake = refusing === undefined && visit.preference.example === undefined;
  const mayRemember = mayMake && asked === undefined;
  const remembered = mayRemember ? settings.resources?.(visit, valid) : undefined;
  if (remembered?.refusal !== undefined) return refuse(remembered.refusal);
  const made = mayMake ? (remembered?.made ?? answerBySemantics(visit, valid, state)) : undefined;
  const status = asked ?? made?.status ?? successStatus(visit.operation);
  const fitting = made?.status === status ? made : undefined;
  const given =
    status < 300 ? givenBy(visit, valid, settings.templateOf(visit.operation)) : undefined;
  const answer = documented(visit, settings, status, { made: fitting, given });
  const isAsked = asked !== undefined;
  return tell(visit, isAsked ? answer : (answerUnmodified(visit, answer) ?? answer));
}

/** Who a request comes from, by its credentials and what the mock remembers of them. */
function identify(visit: Visit, { semantics, credentials }: AnswerSettings): Authorisation {
  const { compiled, operation, request, query, now, random, store } = visit;
  const state = { now, random, store, caller: undefined };
  const knows = (credential: Caller) =>
    runSemantics('knows', 'to say whether a credential lets in', () =>
      semantics?.knows?.(credential, state),
    );
  const presented = { headers: request.headers, query };
  return authorise(compiled.contract, operation, presented, credentials, knows);
}

/** The documented error bodies are the API's own words; a success is better made for its request. */
function documented(
  visit: Visit,
  { preferExamples }: AnswerSettings,
  status: number,
  material: Material = {},
): HttpResponse {
  const { dynamic } = visit.preference;
  const examplesFirst =
    dynamic === undefined
      ? preferExamples || (status >= 400 && material.made === undefined)
      : dynamic === 'false';
  return answerDocumented(visit, status, examplesFirst, material);
}

/** Gives an answer on, once it has told why it is given. */
function tell(
  { compiled, operation, preference }: Visit,
  response: HttpResponse,
  refusal?: Refusal,
): HttpResponse {
  if (!answered.hasSubscribers) return response;
  answered.publish({
    contract: compiled.contract.name,
    operation: operation.id,
    response,
    preferred: askedStatus(preference.code) === response.status,
    ...(refusal !== undefined && { refusal }),
  });
  return response;
}
