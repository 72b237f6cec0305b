import type { BodyJudgement } from '../../compile/body-judgement.ts';
import { undeclaredProperties } from '../../compile/undeclared.ts';
import type { Pointer } from '../../contract/contract.ts';
import { parsePointer } from '../../contract/pointer.ts';
import { counted } from '../../errors.ts';
import { headerValue, type Message } from '../../http/exchange.ts';
import { endsItself, syntaxOf } from '../../http/syntax.ts';
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

/** Whose body it is. */
type BodyPart = 'request.body' | 'response.body';

/** What a body's judgement means for the check of that body. */
export function bodyOutcome(body: BodyJudgement, at: BodyPart, examined: Examined): CheckOutcome {
  const { exchange } = examined;
  const part = at === 'request.body' ? 'request' : 'response';
  const cut = exchange.cut?.[part];
  if (body.state === 'unjudged') return unjudged('tool', body.reason);
  if (body.state === 'unreadable') {
    if (body.isBeyond) return unjudged('tool', body.reason);
    if (cut !== undefined) return unjudged('recording', cut);
    const { reason, pointer: inside, documented, contractPointer } = body;
    const quoted = { received: reason, value: reason, inside };
    return breached({ at, pointer: '', ...quoted, documented, contractPointer });
  }
  if (body.state !== 'judged') return FULFILLED;
  const mediaType = headerValue(exchange[part]?.headers ?? {}, 'content-type') ?? '';
  const isWhole = cut === undefined || body.schema === undefined || endsItself(syntaxOf(mediaType));
  if (!isWhole) return unjudged('recording', cut);
  const outcome = judgedOutcome(body, at, examined);
  const [unknown] = body.unknownAt ?? [];
  if (unknown === undefined || outcome.unjudged !== undefined) return outcome;
  const reason = `the recording doesn't hold the content of ${at} ${unknown}`;
  return { ...outcome, unjudged: { party: 'recording', reason } };
}

function judgedOutcome(
  body: Extract<BodyJudgement, { state: 'judged' }>,
  at: BodyPart,
  examined: Examined,
): CheckOutcome {
  const { policy } = examined;
  if (body.violations.length > 0) {
    return violated(body.violations, at === 'request.body' || !policy.replayed, examined);
  }
  if (body.schema === undefined) return FULFILLED;
  const leftOut = leftOutBreaches(body.schema, body.value, at, examined);
  const undeclared = policy.strict ? undeclaredBreaches(body.schema, body.value, at, examined) : [];
  const breaches = [...leftOut, ...undeclared];
  return breaches.length === 0 ? FULFILLED : { breaches };
}

/** That they are sent is no error: they SHOULD NOT be (OpenAPI 3.0 §4.7.24.2). */
function leftOutBreaches(
  schema: Pointer,
  value: unknown,
  at: BodyPart,
  { subject }: Examined,
): Breach[] {
  const direction = at === 'request.body' ? 'request' : 'response';
  const documented =
    direction === 'request'
      ? 'no such property in requests (readOnly)'
      : 'no such property in responses (writeOnly)';
  return subject.compiled.leftOut[direction](schema, value).map(
    ({ pointer, contractPointer }): Breach => ({
      severity: 'warning',
      at,
      pointer,
      received: 'a value',
      documented,
      contractPointer,
    }),
  );
}

function undeclaredBreaches(
  schema: Pointer,
  value: unknown,
  at: BodyPart,
  { subject }: Examined,
): Breach[] {
  const { document } = subject.compiled.contract;
  return undeclaredProperties(document, schema, value).map(
    ({ pointer, contractPointer }): Breach => ({
      at,
      pointer,
      received: 'a value',
      documented: 'no such property',
      contractPointer,
      cause: withoutIds(parsePointer(pointer).at(-1) ?? ''),
    }),
  );
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
