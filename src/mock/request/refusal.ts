import type { MediaTypeMismatch } from '../../compile/body-media-type.ts';
import { type ExchangePart, type PlacedViolation, showValue } from '../../compile/violation.ts';
import type { Pointer } from '../../contract/contract.ts';
import { formatPointer, parsePointer } from '../../contract/pointer.ts';
import { counted } from '../../errors.ts';
import { KNOWN_CODINGS } from '../../http/body.ts';
import type {
  BreakableRule,
  OperationSemantics,
  RateLimit,
  RuleBreach,
} from '../../semantics/semantics.ts';
import type { Count } from '../limits.ts';
import type { Denial } from './security.ts';

/** Why the mock refuses a request. */
export interface Refusal {
  /** The name of the rule that is broken, where it is one. */
  readonly rule?: string;
  /** The statuses that fit, the best first. */
  readonly statuses: readonly [number, ...number[]];
  /** The status where none of them is documented; absent: the best. */
  readonly undocumented?: number;
  /** What went wrong, for a person. */
  readonly reason: string;
  /** The text for the message slot, from the documented one, if there is one. */
  readonly message: (documented: string | undefined) => string;
  /** Each fault of the request, for bodies that list them; absent where its one message tells it all. */
  readonly faults?: readonly Fault[];
  /** Header fields that tell of it, by lower-case name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The name of the documented example to fill in; the first valid one where that isn't there. */
  readonly example?: string;
  /** Why the credentials don't let the request in, where they don't. */
  readonly denial?: Denial;
}

/** One fault of a request. */
export interface Fault {
  readonly at: ExchangePart;
  /** Into the body, or into the parameter after its name. */
  readonly pointer: Pointer;
  readonly value: unknown;
  /** The schema keyword that is broken, and what it asks for; absent where no schema does. */
  readonly keyword?: string;
  readonly expected?: string;
  /** Where the contract says what was expected; absent where no schema does. */
  readonly contractPointer?: Pointer;
  readonly message: Refusal['message'];
}

/**
 * A request that presents no credential that lets it in. What is documented says it all: an example
 * that is called by the kind of the denial, such as `missing`, before others.
 */
export function denied(denial: Denial, { denialStatuses }: OperationSemantics): Refusal {
  const { kind, reason } = denial;
  const status = denialStatuses?.[kind] ?? (kind === 'insufficient' ? 403 : 401);
  const forbidden = status === 403;
  return {
    statuses: forbidden ? [403, 401] : [status, 403],
    reason,
    message: (documented) => documented ?? reason,
    example: kind,
    denial,
  };
}

/** A request whose parameters break the contract. */
export function invalidParameters(violations: readonly PlacedViolation[]): Refusal {
  return violating([400, 422], violations);
}

/** A request that lacks its body. */
export function missingBody(violations: readonly PlacedViolation[]): Refusal {
  return violating([400, 422], violations);
}

/**
 * A request whose body was read and breaks its schema: what 422 is for (RFC 9110 §15.5.21), where the
 * API has it.
 */
export function invalidBody(violations: readonly PlacedViolation[]): Refusal {
  return { ...violating([422, 400], violations), undocumented: 400 };
}

/** A request whose body isn't what its `Content-Type` says, or can't be read. */
export function unreadable(reason: string): Refusal {
  return badRequest([400, 422], reason, 'request.body');
}

/** A request whose body grows beyond what is held when its content codings are undone (RFC 9110 §15.5.14). */
export function tooLarge(reason: string): Refusal {
  return badRequest([413, 400, 422], reason, 'request.body');
}

/** A request whose body is of a media type that isn't documented. */
export function unsupportedMediaType({ received = '', documented }: MediaTypeMismatch): Refusal {
  const reason = `the body: expected Content-Type ${documented}, received ${received.trim() || 'none'}`;
  return badRequest([415, 400, 422], reason, 'request.header', '/Content-Type');
}

/** A request whose body has a content coding that can't be undone; told are those that can (RFC 9110 §15.5.16). */
export function unsupportedCoding(reason: string): Refusal {
  const headers = { 'accept-encoding': KNOWN_CODINGS };
  return { ...badRequest([415, 400, 422], reason, 'request.header', '/Content-Encoding'), headers };
}

/** A request that accepts none of the documented representations (RFC 9110 §15.5.7). */
export function notAcceptable(reason: string): Refusal {
  return badRequest([406], reason, 'request.header', '/Accept');
}

/** A request that is one too many: `Retry-After` says when to come back (RFC 6585 §4). */
export function rateExceeded(limit: RateLimit, { seconds }: Count): Refusal {
  return { ...ruleBroken(limit), headers: { 'retry-after': String(seconds) } };
}

/** A request that is one too many for a rate that the mock was given: as it is documented. */
export function overRate({ rate, seconds }: Count): Refusal {
  const span = rate.seconds === 1 ? 'a second' : `${rate.seconds} seconds`;
  const reason = `over the rate of ${counted(rate.requests, 'request')} in ${span}`;
  return {
    statuses: [429],
    reason,
    message: (documented) => documented ?? reason,
    headers: { 'retry-after': String(seconds) },
  };
}

/** A request that what is remembered contradicts: there is no such thing, there is one already, or another. */
export function contradicted(status: 400 | 404 | 409 | 412 | 422, reason: string): Refusal {
  return badRequest([status], reason, 'request.path');
}

/** A request that breaks a documented rule: answered to the letter, with what the breach tells beside. */
export function ruleBroken({ name, answer }: BreakableRule, breach?: RuleBreach): Refusal {
  const { status, example } = answer;
  const message = withBreach(answer.message, breach);
  return {
    rule: name,
    statuses: [status],
    reason: message,
    message: () => message,
    ...(example !== undefined && { example }),
  };
}

function withBreach(message: string, breach: RuleBreach | undefined): string {
  if (breach?.expected === undefined) return message;
  const { at, pointer, expected, received } = breach;
  const reason = describe({ at, pointer, expected, received: showValue(received) });
  return withReason(reason)(message);
}

function violating(statuses: Refusal['statuses'], violations: readonly PlacedViolation[]): Refusal {
  const faults = violations.map((violation): Fault => {
    const { at, pointer, value, keyword, expected, contractPointer } = violation;
    const message = withReason(describe(violation));
    return { at, pointer, value, keyword, expected, contractPointer, message };
  });
  const reason = describeAll(violations);
  return { statuses, reason, message: withReason(reason), faults };
}

/** A request with one fault, which no schema tells of. */
function badRequest(
  statuses: Refusal['statuses'],
  reason: string,
  at: ExchangePart,
  pointer = '',
): Refusal {
  const message = withReason(reason);
  return { statuses, reason, message, faults: [{ at, pointer, value: undefined, message }] };
}

function withReason(reason: string): Refusal['message'] {
  return (documented) =>
    documented === undefined ? reason : `${documented.replace(/\.$/, '')}: ${reason}`;
}

function describeAll(violations: readonly PlacedViolation[]): string {
  const [first, ...others] = violations.map(describe);
  return `${first}${others.length === 0 ? '' : ` (and ${others.length} more)`}`;
}

function describe({
  at,
  pointer,
  expected,
  received,
}: Pick<PlacedViolation, 'at' | 'pointer' | 'expected' | 'received'>): string {
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
