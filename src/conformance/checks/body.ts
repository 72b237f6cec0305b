import type { BodyJudgement } from '../../compile/body-judgement.ts';
import { undeclaredProperties } from '../../compile/undeclared.ts';
import { parsePointer } from '../../contract/pointer.ts';
import { counted } from '../../errors.ts';
import { headerValue, type Message } from '../../http/exchange.ts';
import {
  breached,
  type CheckOutcome,
  type Examined,
  FULFILLED,
  type Policy,
  unjudged,
  violated,
} from '../check.ts';
import { type Breach, type Severity, withoutIds } from '../finding.ts';

/** What a body's judgement means for the check of that body. */
export function bodyOutcome(
  body: BodyJudgement,
  at: 'request.body' | 'response.body',
  examined: Examined,
): CheckOutcome {
  const { exchange } = examined;
  if (body.state === 'unjudged') return unjudged('tool', body.reason);
  if (body.state === 'unreadable') {
    if (body.isBeyond) return unjudged('tool', body.reason);
    const cut = exchange.cut?.[at === 'request.body' ? 'request' : 'response'];
    if (cut !== undefined) return unjudged('recording', cut);
    const { reason, pointer: inside, documented, contractPointer } = body;
    const quoted = { received: reason, value: reason, inside };
    return breached({ at, pointer: '', ...quoted, documented, contractPointer });
  }
  if (body.state !== 'judged') return FULFILLED;
  const outcome = judgedOutcome(body, at, examined);
  const [unknown] = body.unknownAt ?? [];
  if (unknown === undefined || outcome.unjudged !== undefined) return outcome;
  const reason = `the recording doesn't hold the content of ${at} ${unknown}`;
  return { ...outcome, unjudged: { party: 'recording', reason } };
}

function judgedOutcome(
  body: Extract<BodyJudgement, { state: 'judged' }>,
  at: 'request.body' | 'response.body',
  examined: Examined,
): CheckOutcome {
  const { subject, policy } = examined;
  if (body.violations.length > 0) {
    return violated(body.violations, at === 'request.body' || !policy.replayed, examined);
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
        cause: withoutIds(parsePointer(pointer).at(-1) ?? ''),
      }),
    ),
  };
}

/**
 * What a body is worth where the contract describes none. The specification has descriptions of
 * bodies that may come (OpenAPI 3.1 §4.8.17, `content`) and nothing that rules others out: like what
 * else isn't declared, it only is an error where strictness is asked for.
 */
export function severityOfUndocumentedBody({ strict }: Policy): Severity {
  return strict ? 'error' : 'warning';
}

/** A body in few words: `12 bytes of text/html`. */
export function sizeOf({ headers, body = '' }: Message): string {
  const size = counted(Buffer.byteLength(body), 'byte');
  const mediaType = headerValue(headers, 'content-type')?.trim() ?? '';
  return mediaType === '' ? size : `${size} of ${mediaType}`;
}
