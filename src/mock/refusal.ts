import type { MediaTypeMismatch } from '../compile/body-media-type.ts';
import type { PlacedViolation } from '../compile/violation.ts';
import { formatPointer, parsePointer } from '../contract/pointer.ts';
import type { BreakableRule, OperationSemantics, RateLimit } from '../semantics/semantics.ts';
import type { Failure } from './failure.ts';
import type { Denial } from './security.ts';

/** A request that presents no credential that lets it in. What is documented says it all. */
export function denied(denial: Denial, { denialStatuses }: OperationSemantics): Failure {
  const { kind, reason } = denial;
  const status = denialStatuses?.[kind] ?? (kind === 'insufficient' ? 403 : 401);
  const forbidden = status === 403;
  return {
    statuses: forbidden ? [403, 401] : [status, 403],
    reason,
    message: (documented) => documented ?? reason,
    denial,
  };
}

/** A request whose parameters break the contract. */
export function invalidParameters(violations: readonly PlacedViolation[]): Failure {
  return badRequest([400, 422], describeAll(violations));
}

/** A request whose body was read and breaks its schema: what 422 is for (RFC 9110 §15.5.21). */
export function invalidBody(violations: readonly PlacedViolation[]): Failure {
  return badRequest([422, 400], describeAll(violations));
}

/** A request whose body isn't what its `Content-Type` says, or can't be read. */
export function unreadable(reason: string): Failure {
  return badRequest([400, 422], reason);
}

/** A request whose body is of a media type that isn't documented. */
export function unsupportedMediaType({ received = '', documented }: MediaTypeMismatch): Failure {
  const reason = `the body: expected Content-Type ${documented}, received ${received.trim() || 'none'}`;
  return badRequest([415, 400, 422], reason);
}

/** A request that is one too many: `Retry-After` says when to come back (RFC 6585 §4). */
export function rateExceeded(limit: RateLimit, seconds: number): Failure {
  return { ...ruleBroken(limit), headers: { 'retry-after': String(seconds) } };
}

/** A request that breaks a documented rule: answered to the letter. */
export function ruleBroken({ name, answer }: BreakableRule): Failure {
  const { status, message, example } = answer;
  return {
    rule: name,
    statuses: [status],
    reason: message,
    message: () => message,
    ...(example !== undefined && { example }),
  };
}

function badRequest(statuses: Failure['statuses'], reason: string): Failure {
  return {
    statuses,
    reason,
    message: (documented) =>
      documented === undefined ? reason : `${documented.replace(/\.$/, '')}: ${reason}`,
  };
}

function describeAll(violations: readonly PlacedViolation[]): string {
  const [first, ...others] = violations.map(describe);
  return `${first}${others.length === 0 ? '' : ` (and ${others.length} more)`}`;
}

function describe({ at, pointer, expected, received }: PlacedViolation): string {
  return `${subject(at, pointer)}: expected ${expected}, received ${received}`;
}

const PARAMETERS: Readonly<Record<string, string>> = {
  'request.path': 'path parameter',
  'request.query': 'query parameter',
  'request.header': 'header',
  'request.cookie': 'cookie',
};

function subject(at: PlacedViolation['at'], pointer: string): string {
  if (at === 'request.body') return pointer === '' ? 'the body' : `the body at ${pointer}`;
  const [name = '', ...inside] = parsePointer(pointer);
  const place = inside.length === 0 ? '' : ` at ${formatPointer(inside)}`;
  return `the ${PARAMETERS[at]} ${name}${place}`;
}
