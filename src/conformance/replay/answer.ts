import { decodeBody } from '../../http/body.ts';
import { type HttpResponse, headerValue } from '../../http/exchange.ts';
import { parseJson } from '../../http/json.ts';
import { MOCK_SOURCE } from '../../http/mock-source.ts';
import type { RecordedAnswer } from '../check.ts';
import type { OperationMatch } from '../subject.ts';
import { type Secret, whyRefused } from './secrets.ts';
import type { Target } from './target.ts';

const PROBLEM_TYPE = 'application/problem+json';

/** Whether a status tells the server's state at a moment (RFC 9110 §15.5.9, §15.6; RFC 6585 §4). */
export function isMomentary(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** Whether a status refuses a credential, or asks for one. */
export function isRefusal(status: number): boolean {
  return status === 401 || status === 403;
}

/** What a recorded answer is to a replay, and to the answer that came in its place. */
export function recordedAnswer(
  recorded: HttpResponse | undefined,
  answer: HttpResponse,
  target: Target,
): RecordedAnswer {
  const mockReason = whyOfMock(answer);
  return { ...held(recorded, target), ...(mockReason !== undefined && { mockReason }) };
}

/** Why a mock answered for itself, where it did: its problem details (RFC 9457) say so. */
function whyOfMock({ status, headers, body }: HttpResponse): string | undefined {
  if (body === undefined || headerValue(headers, 'content-type') !== PROBLEM_TYPE) return undefined;
  const decoded = decodeBody(body, headers);
  const parsed = 'text' in decoded ? parseJson(decoded.text) : undefined;
  if (!parsed?.ok) return undefined;
  const { source, detail } = Object(parsed.value);
  return source === MOCK_SOURCE ? `the mock answered ${status} for itself: ${detail}` : undefined;
}

/** A mock is held to every recorded status, another target isn't. */
function held(recorded: HttpResponse | undefined, target: Target): RecordedAnswer {
  if (recorded === undefined) return { status: null };
  const { status } = recorded;
  if (target.mock) return { status };
  if (isMomentary(status)) {
    const incomparable = `the recorded ${status} was a state of the server, which a request can't bring about`;
    return { status, incomparable };
  }
  if (isRefusal(status)) {
    const incomparable = `the recorded ${status} was about a credential, which the target may know otherwise`;
    return { status, incomparable };
  }
  return { status };
}

/**
 * Why a target's answer says nothing of the contract: its server is overloaded, or the request came
 * without what the recorded one had.
 *
 * @param missing what the request lacks of the recorded one.
 */
export function whyInconclusive(
  { status }: HttpResponse,
  recorded: HttpResponse | undefined,
  match: OperationMatch,
  missing: readonly Secret[],
  target: Target,
): string | undefined {
  if (target.mock || status === recorded?.status) return undefined;
  if (isMomentary(status)) {
    return `the target answered ${status}, which tells a state of its server, not of the contract`;
  }
  // Who isn't let in may be sent elsewhere (3xx). What was refused when it was recorded lacked nothing.
  if (status < 300 || (recorded !== undefined && recorded.status >= 400)) return undefined;
  const wanted = wantedSchemes(match, target);
  if (wanted === undefined) {
    // A 401 is about the credential alone (RFC 9110 §15.5.2); a 403 may be about the request.
    return status === 401
      ? 'the target answered 401: it refuses the credential that --auth gave, which may have expired'
      : undefined;
  }
  if (isRefusal(status) && wanted.length > 0) {
    const options = wanted.map((name) => `--auth ${name}=env:NAME`).join(' ');
    return `the target answered ${status}: the request came without a credential of its own (${options})`;
  }
  const reason = whyRefused(missing, match);
  return reason && `the target answered ${status}: ${reason}`;
}

/**
 * The schemes of an operation's first requirement for which the target has no credential; `undefined`
 * where it has one for every scheme of some requirement.
 */
function wantedSchemes(
  { operation }: OperationMatch,
  { credentials }: Target,
): string[] | undefined {
  const asked = operation.security
    .filter(({ size }) => size > 0)
    .map((requirement) => [...requirement.keys()].filter((name) => !credentials.has(name)));
  return asked.some(({ length }) => length === 0) ? undefined : (asked[0] ?? []);
}
