import type { BodyJudgement } from '../../compile/body-judgement.ts';
import { undeclaredProperties } from '../../compile/undeclared.ts';
import { breached, type CheckOutcome, type Examined, FULFILLED, violated } from '../check.ts';
import type { Breach } from '../finding.ts';

/** What a body's judgement means for the check of that body. */
export function bodyOutcome(
  body: BodyJudgement,
  at: 'request.body' | 'response.body',
  { subject, policy }: Examined,
): CheckOutcome {
  if (body.state === 'unjudged') return { breaches: [], unjudged: body.reason };
  if (body.state === 'unreadable') {
    const { reason, pointer: inside, documented, contractPointer } = body;
    const quoted = { received: reason, value: reason, inside };
    return breached({ at, pointer: '', ...quoted, documented, contractPointer });
  }
  if (body.state !== 'judged') return FULFILLED;
  if (body.violations.length > 0) {
    return violated(body.violations, at === 'request.body' || !policy.replayed);
  }
  if (!policy.strict || body.schema === undefined) return FULFILLED;
  const { document } = subject.compiled.contract;
  return {
    breaches: undeclaredProperties(document, body.schema, body.value).map(
      ({ pointer, contractPointer }): Breach => ({
        at,
        pointer,
        received: 'a value',
        documented: 'no such property',
        contractPointer,
      }),
    ),
  };
}
