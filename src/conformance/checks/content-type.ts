import type { BodyJudgement } from '../../compile/body-judgement.ts';
import { breached, type CheckOutcome, FULFILLED, type Policy } from '../check.ts';

/**
 * Whether a body's media type is a documented one. One that only stands for it, as
 * `application/vnd.api+json` does for `application/json`, is worth an `info` unless strictness is
 * asked for.
 */
export function contentTypeOutcome(
  body: BodyJudgement,
  at: 'request' | 'response',
  policy: Policy,
): CheckOutcome {
  if (body.state === 'unsupported') {
    return breached({
      at: `${at}.header`,
      pointer: '/content-type',
      received: body.received ?? 'no Content-Type',
      documented: body.documented,
      contractPointer: body.contractPointer,
    });
  }
  if (body.standsFor === undefined) return FULFILLED;
  return breached({
    severity: policy.mediaTypes === 'strict' ? 'error' : 'info',
    at: `${at}.header`,
    pointer: '/content-type',
    received: body.standsFor.received ?? 'no Content-Type',
    documented: body.standsFor.documented,
    contractPointer: body.standsFor.contractPointer,
  });
}
