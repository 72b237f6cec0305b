import type { BodyJudgement } from '../../compile/body-judgement.ts';
import { breached, type CheckOutcome, FULFILLED, fromViolations } from '../check.ts';

/** What a body's judgement means for the check of that body. */
export function bodyOutcome(
  body: BodyJudgement,
  at: 'request.body' | 'response.body',
): CheckOutcome {
  if (body.state === 'judged') return fromViolations(body.violations);
  if (body.state === 'unjudged') return { breaches: [], unjudged: body.reason };
  if (body.state !== 'unreadable') return FULFILLED;
  return breached({
    at,
    pointer: '',
    received: body.reason,
    documented: body.documented,
    contractPointer: body.contractPointer,
  });
}
