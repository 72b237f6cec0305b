import { type Clock, MACHINE_CLOCK } from '../conformance/replay/clock.ts';
import { IDEMPOTENT_METHODS } from '../conformance/replay/methods.ts';
import { createPace, type Rate } from '../conformance/replay/pace.ts';
import { type Replay, replayOn } from '../conformance/replay/replay.ts';
import { createSender } from '../conformance/replay/retry.ts';
import type { SendToTarget, Target } from '../conformance/replay/target.ts';
import type { HttpRequest, HttpResponse } from '../http/exchange.ts';
import { createPool } from '../recording/pool.ts';
import { sendRequest } from '../recording/send.ts';
import { expectBaseUrl } from './base-url.ts';
import { TARGET_DEFAULTS } from './target-defaults.ts';

/** A live target, or a mock that runs elsewhere. */
export interface ReplayTarget {
  /** Its base URL. */
  readonly url: string;
  /** Writes that may be sent though it isn't local: `POST /events` or an operationId. */
  readonly allow?: readonly string[];
  /** By security scheme; recorded credentials never reach a target that isn't local. */
  readonly credentials?: Readonly<Record<string, string>>;
  /** So many recordings are replayed side by side, over as many connections; 8 where it isn't said. */
  readonly concurrency?: number;
  /** How long to wait for an answer, in milliseconds; 30 s where it isn't said. */
  readonly timeout?: number;
  /** The pace of all requests; where it isn't said that which is documented for each operation. */
  readonly rateLimit?: Rate;
  /** How often a request is sent again that the target couldn't take; 2 where it isn't said. */
  readonly retries?: number;
  /** Once it is aborted, nothing more is sent but what deletes that which the replay created. */
  readonly stop?: AbortSignal;
  /** Whether a log is kept, so that the replay can go on after it was stopped; `resume`: it goes on. */
  readonly log?: 'begin' | 'resume';
  /** What is waited by; this machine's clock where it isn't said. */
  readonly clock?: Clock;
}

/**
 * Replays on a target.
 * @throws {UsageError} if its URL is none.
 */
export function replayOnTarget(given: ReplayTarget): Replay {
  return replayOn(openTarget(given));
}

/**
 * A target as a replay knows it; nothing is sent yet.
 * @throws {UsageError} if its URL is none.
 */
export function openTarget(given: ReplayTarget): Target {
  const { url, allow = [], credentials = {} } = given;
  const { href, hostname } = expectBaseUrl(url, '--target');
  return {
    baseUrl: href.replace(/\/+$/, ''),
    local: isLoopback(hostname),
    mock: false,
    allowed: new Set(allow),
    credentials: new Map(Object.entries(credentials)),
    send: sendAtPace({ ...TARGET_DEFAULTS, clock: MACHINE_CLOCK, ...given }),
  };
}

function sendAtPace({
  retries,
  rateLimit,
  clock,
  stop,
  ...connections
}: ReplayTarget &
  Required<
    Omit<ReplayTarget, 'allow' | 'credentials' | 'rateLimit' | 'stop' | 'log'>
  >): SendToTarget {
  const send = createSender({
    send: sendOverPool(connections),
    pace: createPace(clock, stop),
    clock,
    retries,
    ...(stop !== undefined && { signal: stop }),
  });
  return (request, { operation, subject }, recorded, onSend) => {
    const documented = subject.semantics?.operations[operation.id]?.rateLimit;
    const limits =
      rateLimit === undefined
        ? { what: operation.id, rate: documented }
        : { what: 'all', rate: rateLimit };
    return send(request, { ...limits, recorded, onSend });
  };
}

/** Sends requests once each, as fast as they come, over connections that are kept open. */
export function sendOverPool({
  url,
  concurrency,
  timeout,
}: Required<Pick<ReplayTarget, 'url' | 'concurrency' | 'timeout'>>) {
  const { agent, lookup } = createPool(new URL(url).protocol, concurrency);
  return (request: HttpRequest): Promise<HttpResponse> => {
    // Whether a request was processed that went out on a connection just closed, nobody could tell.
    const isRepeatable = IDEMPOTENT_METHODS.has(request.method);
    return sendRequest(request, timeout, { lookup, agent: isRepeatable && agent });
  };
}

/** Loopback: 127.0.0.0/8, ::1 and the names below localhost (RFC 6761 §6.3). */
function isLoopback(hostname: string): boolean {
  return (
    /^127\.\d+\.\d+\.\d+$/.test(hostname) ||
    hostname === '[::1]' ||
    /(^|\.)localhost$/.test(hostname)
  );
}
