import { TargetError } from '../../errors.ts';
import { type HttpRequest, type HttpResponse, headerValue } from '../../http/exchange.ts';
import { AnswerTooLarge, UnwritableRequest } from '../../recording/send.ts';
import { isMomentary } from './answer.ts';
import type { Clock } from './clock.ts';
import { IDEMPOTENT_METHODS } from './methods.ts';
import { NotSentError, type Pace, type Rate, waitUnlessStopped } from './pace.ts';

/** How a request is sent, and sent again. */
export interface Sending {
  /** Sends it once. @throws {TargetError} if there is no answer. */
  readonly send: (request: HttpRequest) => Promise<HttpResponse>;
  readonly pace: Pace;
  readonly clock: Clock;
  /** So many times more than once. */
  readonly retries: number;
  readonly signal?: AbortSignal;
}

/** Sends a request, at the target's pace. */
export type Sender = (request: HttpRequest, limits: SendLimits) => Promise<HttpResponse>;

/** What is known of a request beforehand. */
export interface SendLimits {
  /** What its rate is of: an operation, or all of an API. */
  readonly what: string;
  readonly rate: Rate | undefined;
  /** The status that was recorded: with it, even an overload is the answer. */
  readonly recorded: number | undefined;
  /** Told each time when it is about to be sent, and whether it may have arrived before. */
  readonly onSend?: ((mayHaveArrived: boolean) => void) | undefined;
}

/** The wait before the first repetition, in milliseconds; each one after is twice as long. */
const FIRST_WAIT = 500;
/** No wait of our own is longer. */
const LONGEST_WAIT = 30_000;
/** So many requests in a row may go without an answer; then the target is given up. */
const MOST_SILENT = 10;

/** Errors of a connection that was never made: nothing was sent on it. */
const UNSENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/**
 * Prepares sending requests, and sending them again where a target couldn't take them for the moment:
 * those that may arrive twice (RFC 9110 §9.2.2), others only where they surely weren't processed. A
 * target that has fallen silent is left alone for longer and longer, gets no second attempts, and after
 * {@link MOST_SILENT} requests is given up.
 */
export function createSender({ send, pace, clock, retries, signal }: Sending): Sender {
  let hasAnswered = false;
  let silent = 0;

  return async (request, { what, rate, recorded, onSend }) => {
    let mayHaveArrived = false;
    for (let wait = FIRST_WAIT, left = retries; ; wait *= 2, left -= 1) {
      if (silent >= MOST_SILENT) {
        throw new NotSentError({
          problem: `the target gave no answer to ${silent} requests in a row`,
        });
      }
      const wasSilent = silent > 0;
      const answered = await pace.begin(what, rate);
      onSend?.(mayHaveArrived);
      const outcome = await send(request).catch(expectTargetError);
      const response = outcome instanceof TargetError ? undefined : outcome;
      answered(response);
      expectWritable(outcome);
      const isLast = left <= 0 || wasSilent || !isRepeatable(request, outcome, recorded);
      if (isLast) {
        note(outcome);
        if (outcome instanceof TargetError) throw outcome;
        return outcome;
      }
      mayHaveArrived ||= !wasRefused(outcome);
      if (response?.status === 429) pace.pause(wait);
      else await waitUnlessStopped(clock, wait, signal);
    }
  };

  function note(outcome: HttpResponse | TargetError): void {
    const isSilent = outcome instanceof TargetError && !isTooLarge(outcome);
    silent = isSilent ? silent + 1 : 0;
    hasAnswered ||= !isSilent;
    // One that has never answered probably isn't there.
    if (isSilent && hasAnswered) pace.pause(Math.min(FIRST_WAIT * 2 ** silent, LONGEST_WAIT));
  }
}

function expectTargetError(error: unknown): TargetError {
  if (error instanceof TargetError) return error;
  throw error;
}

/** @throws {NotSentError} if nothing was sent, which says nothing of the target. */
function expectWritable(outcome: HttpResponse | TargetError): void {
  if (!(outcome instanceof TargetError && outcome.cause instanceof UnwritableRequest)) return;
  throw new NotSentError({ problem: outcome.cause.message, cause: outcome });
}

function isTooLarge({ cause }: Error): boolean {
  return cause instanceof AnswerTooLarge;
}

function isRepeatable(
  { method }: HttpRequest,
  outcome: HttpResponse | TargetError,
  recorded: number | undefined,
): boolean {
  const isAnswer =
    outcome instanceof TargetError
      ? isTooLarge(outcome)
      : !isMomentary(outcome.status) || outcome.status === recorded;
  return !isAnswer && (IDEMPOTENT_METHODS.has(method) || wasRefused(outcome));
}

/** Whether a request surely wasn't processed. */
function wasRefused(outcome: HttpResponse | TargetError): boolean {
  if (outcome instanceof TargetError) return UNSENT.has(Object(outcome.cause).code);
  const { status, headers } = outcome;
  return status === 429 || (status === 503 && headerValue(headers, 'retry-after') !== undefined);
}
