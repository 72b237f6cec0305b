import type { Operation } from '../../contract/contract.ts';
import { TargetError } from '../../errors.ts';
import type { Exchange } from '../../http/exchange.ts';
import type { Party, RecordedAnswer, Unjudged } from '../check.ts';
import type { Match } from '../subject.ts';
import { recordedAnswer, whyInconclusive } from './answer.ts';
import { withTargetCredentials } from './credentials.ts';
import { SAFE_METHODS } from './methods.ts';
import { NotSentError } from './pace.ts';
import { addressRequest } from './request.ts';
import { leftOut, whyUnsendable } from './secrets.ts';
import type { Target } from './target.ts';

/** Begins to replay a recording. */
export type Replay = (file: string) => ReplaySession;

/** The replay of a recording. */
export interface ReplaySession {
  /** Puts a target's answer in the place of a recorded one. */
  readonly replay: (exchange: Exchange, match: Match) => Promise<Replayed>;
}

/** What is to be judged, and compared with the recorded answer; or why nothing is. */
export type Replayed =
  | { readonly exchange: Exchange; readonly recorded?: RecordedAnswer }
  | { readonly unchecked: Unjudged }
  | { readonly skipped: string };

/**
 * Replays exchanges on a target: the recorded request is sent to the target's operation, its answer
 * takes the place of the recorded one, and is compared with it. What belongs to no operation is judged
 * without being sent. Writes reach a target that isn't local only when allowed by name, and recorded
 * secrets never do.
 */
export function replayOn(target: Target): Replay {
  return () => ({ replay: (exchange, match) => replayExchange(exchange, match, target) });
}

async function replayExchange(exchange: Exchange, match: Match, target: Target): Promise<Replayed> {
  if (match.kind !== 'operation') return { exchange };
  const { source, response: recorded, omitted } = exchange;
  const { method } = exchange.request;
  if (!SAFE_METHODS.has(method) && !target.local && !isAllowed(target, match.operation)) {
    return {
      skipped: `${method} writes: it is sent to a target that isn't local only with --allow`,
    };
  }
  const addressed = addressRequest(exchange, match, target);
  const request = withTargetCredentials(addressed, exchange, match, target);
  const missing = target.local ? [] : leftOut(addressed, request);
  if (omitted?.request !== undefined) return unchecked('recording', `not sent: ${omitted.request}`);
  const unsendable = target.local ? undefined : whyUnsendable(request, match, missing);
  if (unsendable !== undefined) return unchecked('policy', `not sent: ${unsendable}`);
  try {
    const response = await target.send(request, match, recorded?.status);
    const compared = recordedAnswer(recorded, response, target);
    const answered = { exchange: { source, request, response }, recorded: compared };
    if (compared.mockReason !== undefined) return answered;
    const inconclusive = whyInconclusive(response, recorded, match, missing, target);
    return inconclusive === undefined ? answered : unchecked('target', inconclusive);
  } catch (error) {
    if (!(error instanceof TargetError)) throw error;
    if (error instanceof NotSentError) return unchecked('target', `not sent: ${error.problem}`);
    // Its message names the URL, and so what the query holds, a key among it.
    return unchecked('target', `no answer: ${error.received ?? 'no reason is known'}`);
  }
}

function unchecked(party: Party, reason: string): Replayed {
  return { unchecked: { party, reason } };
}

function isAllowed({ allowed }: Target, { id, operationId }: Operation): boolean {
  return allowed.has(id) || (operationId !== undefined && allowed.has(operationId));
}
