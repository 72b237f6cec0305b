import { brokenStateRule } from '../semantics/rules.ts';
import type { Caller, ValidRequest } from '../semantics/semantics.ts';
import type { Answer } from './answer.ts';
import { givenBy } from './given.ts';
import type { Reply } from './overrides/reply.ts';
import { type Refusal, ruleBroken } from './request/refusal.ts';
import { answerDocumented } from './response/documented-answer.ts';
import { answerBySemantics, type SemanticsAnswer } from './response/semantics-answer.ts';
import { answerUnmodified } from './response/unmodified.ts';
import type { AnswerSettings } from './settings.ts';
import { askedStatus, successStatus } from './status.ts';
import type { Visit } from './visit.ts';

/** What a valid request gets, or why what is remembered refuses it. */
export type ValidOutcome =
  | { readonly answer: Answer; readonly refusal?: never }
  | { readonly refusal: Refusal; readonly answer?: never };

/**
 * Answers a request that satisfies the contract: with what is remembered, what the semantics make, an
 * example or a fake.
 * @param reply a success without a body, which an override has: its status and headers are the answer's.
 * @throws {SchemaError} if no valid answer is found or a schema doesn't compile.
 * @throws {SemanticsError} if the semantics fail.
 */
export function answerValid(
  visit: Visit,
  valid: ValidRequest,
  caller: Caller | undefined,
  { resources, makeFitting }: Pick<AnswerSettings, 'resources' | 'makeFitting'>,
  reply?: Reply,
): ValidOutcome {
  const { now, random, store, preference, operation } = visit;
  const asked = askedStatus(preference.code);
  const meant = asked ?? reply?.status;
  const state = { now, random, store, caller };
  const broken = brokenStateRule(visit.semantics, valid, state);
  // A success that is meant comes whatever the mock remembers.
  if (broken !== undefined && meant === undefined) return { refusal: ruleBroken(broken) };
  const mayMake = broken === undefined && preference.example === undefined;
  const remembered = mayMake && asked === undefined ? resources?.(visit, valid) : undefined;
  if (remembered?.refusal !== undefined && meant === undefined) {
    return { refusal: remembered.refusal };
  }
  const made = mayMake ? (remembered?.made ?? answerBySemantics(visit, valid, state)) : undefined;
  const status = meant ?? made?.status ?? successStatus(operation);
  const fitting = made?.status === status ? made : undefined;
  // What is made says it all: only a fake needs to know what the request says.
  const isFaked = fitting?.body === undefined && status < 300;
  const given = isFaked ? givenBy(visit, valid) : undefined;
  const material = fitting ?? (given && makeFitting?.(visit, valid, status, given));
  const answered = answerDocumented(visit, status, { made: withHeaders(material, reply), given });
  const unmodified = meant === undefined ? answerUnmodified(visit, answered) : undefined;
  const reason =
    unmodified === undefined ? reasonFor(asked, remembered, fitting) : 'not modified since';
  return { answer: { response: unmodified ?? answered, reason } };
}

function withHeaders(
  made: SemanticsAnswer | undefined,
  reply: Reply | undefined,
): SemanticsAnswer | undefined {
  if (reply === undefined) return made;
  return { status: reply.status, ...made, headers: { ...made?.headers, ...reply.headers } };
}

function reasonFor(asked: number | undefined, remembered: unknown, made: unknown): string {
  if (asked !== undefined) return `${asked} was asked for`;
  if (remembered !== undefined) return 'by what is remembered';
  return made === undefined ? 'as documented' : 'by the semantics';
}
