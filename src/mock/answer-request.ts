import type { Caller } from '../semantics/semantics.ts';
import type { Answer } from './answer.ts';
import { answerValid } from './answer-valid.ts';
import { disruptedStatus } from './disruption.ts';
import { answerByReply, byReply, saysBody } from './overrides/answer-by-reply.ts';
import { takeReply } from './overrides/take-reply.ts';
import { admit } from './request/admit.ts';
import { examine } from './request/examine.ts';
import type { Refusal } from './request/refusal.ts';
import { answerDocumented } from './response/documented-answer.ts';
import { answerRefusal } from './response/documented-error.ts';
import type { Sandbox } from './sandboxes.ts';
import type { AnswerSettings } from './settings.ts';
import { askedStatus, successStatus } from './status.ts';
import type { Visit } from './visit.ts';

/**
 * Answers a request to a documented operation: a failure that it asks for or that an override has, the
 * documented error for what it breaks or what the mock remembers, else an override's success, the
 * semantics' answer, an example or a fake.
 * @throws {SchemaError} if no valid answer is found or a schema doesn't compile.
 * @throws {SemanticsError} if the semantics fail.
 * @throws {OverrideError} if an override's function gives what can't be answered.
 */
export function answerRequest(visit: Visit, sandbox: Sandbox, settings: AnswerSettings): Answer {
  const failure = answerFailure(visit, sandbox, settings);
  if (failure !== undefined) return failure;
  const { refusal, caller, count } = admit(visit, sandbox.limits, settings);
  const answer =
    refusal === undefined
      ? answerAdmitted(visit, sandbox, settings, caller)
      : refuse(visit, refusal);
  return count === undefined ? answer : { ...answer, count };
}

/** A failure that is meant comes before the request is looked at, as an outage would. */
function answerFailure(
  visit: Visit,
  { overrides }: Sandbox,
  { failureRate }: AnswerSettings,
): Answer | undefined {
  const { operation, preference, turn } = visit;
  const asked = askedStatus(preference.code);
  if (asked !== undefined) {
    if (asked < 400) return undefined;
    return { response: answerDocumented(visit, asked), reason: `${asked} was asked for` };
  }
  const reply = overrides.next(operation.id);
  if (reply !== undefined) {
    if (typeof reply === 'function' || reply.status < 400) return undefined;
    overrides.use(operation.id);
    return answerByReply(visit, reply);
  }
  const status = disruptedStatus(operation, turn, failureRate(operation));
  if (status === undefined) return undefined;
  return { response: answerDocumented(visit, status), reason: 'fails, as some requests do' };
}

function answerAdmitted(
  visit: Visit,
  { overrides }: Sandbox,
  settings: AnswerSettings,
  caller: Caller | undefined,
): Answer {
  const { operation, preference } = visit;
  const asked = askedStatus(preference.code);
  const { refusal, valid } = examine(visit);
  if (refusal !== undefined && settings.validate === 'enforce') return refuse(visit, refusal);
  const reply = asked === undefined ? takeReply(visit, overrides, valid) : undefined;
  if (reply !== undefined && (valid === undefined || saysBody(reply))) {
    return answerByReply(visit, reply, valid);
  }
  if (valid !== undefined) {
    const { refusal, answer } = answerValid(visit, valid, caller, settings, reply);
    if (answer === undefined) return refuse(visit, refusal);
    return reply === undefined ? answer : { ...answer, ...byReply(reply) };
  }
  return {
    response: answerDocumented(visit, asked ?? successStatus(operation)),
    reason: `let through: ${refusal.reason}`,
    ...(settings.validate === 'warn' && { warning: refusal.reason }),
  };
}

function refuse(visit: Visit, refusal: Refusal): Answer {
  const reason = `refused: ${refusal.reason}`;
  return { response: answerRefusal(visit, refusal), reason, refusal };
}
