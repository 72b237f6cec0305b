import { brokenStateRule } from '../semantics/rules.ts';
import type { Caller, ValidRequest } from '../semantics/semantics.ts';
import type { Answer } from './answer.ts';
import { givenBy } from './given.ts';
import { type Refusal, ruleBroken } from './request/refusal.ts';
import { answerDocumented } from './response/documented-answer.ts';
import { answerBySemantics } from './response/semantics-answer.ts';
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
 * @throws {SchemaError} if no valid answer is found or a schema doesn't compile.
 * @throws {SemanticsError} if the semantics fail.
 */
export function answerValid(
  visit: Visit,
  valid: ValidRequest,
  caller: Caller | undefined,
  { resources, makeFitting }: Pick<AnswerSettings, 'resources' | 'makeFitting'>,
): ValidOutcome {
  const { now, random, store, preference, operation } = visit;
  const asked = askedStatus(preference.code);
  const state = { now, random, store, caller };
  const broken = brokenStateRule(visit.semantics, valid, state);
  // A success that is asked for comes whatever the mock remembers.
  if (broken !== undefined && asked === undefined) return { refusal: ruleBroken(broken) };
  const mayMake = broken === undefined && preference.example === undefined;
  const remembered = mayMake && asked === undefined ? resources?.(visit, valid) : undefined;
  if (remembered?.refusal !== undefined) return { refusal: remembered.refusal };
  const made = mayMake ? (remembered?.made ?? answerBySemantics(visit, valid, state)) : undefined;
  const status = asked ?? made?.status ?? successStatus(operation);
  const fitting = made?.status === status ? made : undefined;
  // What is made says it all: only a fake needs to know what the request says.
  const isFaked = fitting?.body === undefined && status < 300;
  const given = isFaked ? givenBy(visit, valid) : undefined;
  const material = fitting ?? (given && makeFitting?.(visit, valid, status, given));
  const answered = answerDocumented(visit, status, { made: material, given });
  const unmodified = asked === undefined ? answerUnmodified(visit, answered) : undefined;
  const reason =
    unmodified === undefined ? reasonFor(asked, remembered, fitting) : 'not modified since';
  return { answer: { response: unmodified ?? answered, reason } };
}

function reasonFor(asked: number | undefined, remembered: unknown, made: unknown): string {
  if (asked !== undefined) return `${asked} was asked for`;
  if (remembered !== undefined) return 'by what is remembered';
  return made === undefined ? 'as documented' : 'by the semantics';
}
