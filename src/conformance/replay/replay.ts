import { TargetError } from '../../errors.ts';
import type { Exchange, HttpResponse } from '../../http/exchange.ts';
import type { RecordedAnswer, Unjudged } from '../check.ts';
import type { Match, OperationMatch } from '../subject.ts';
import { recordedAnswer, whyInconclusive } from './answer.ts';
import { chain, type Links, link } from './chaining.ts';
import { deleteRemains, isGone, type LeftOver, type Remains, remainsOf } from './cleanup.ts';
import { createdBy } from './created.ts';
import { NotSentError, StoppedError } from './pace.ts';
import { prepare } from './prepare.ts';
import type { Target } from './target.ts';

/** Begins to replay a recording. */
export type Replay = (file: string) => ReplaySession;

/** The replay of a recording. */
export interface ReplaySession {
  /** Puts a target's answer in the place of a recorded one. */
  readonly replay: (exchange: Exchange, match: Match, known?: Known) => Promise<Replayed>;
  /** Deletes what the replay created, as far as that may be. Gives what stays. */
  readonly end?: () => Promise<readonly LeftOver[]>;
}

/** What is known of an exchange that was to be replayed before. */
export interface Known {
  /** What it was answered then: it isn't sent again. */
  readonly answer?: HttpResponse;
  /** Whether what it created was deleted since. */
  readonly isDeleted?: boolean;
  /** Told when it is about to be sent. */
  readonly onSend?: () => void;
}

/** What is to be judged, and compared with the recorded answer; or why nothing is. */
export type Replayed =
  | {
      readonly exchange: Exchange;
      /** Where it was sent with other ids than were recorded: what it matches with them. */
      readonly match?: Match;
      readonly recorded?: RecordedAnswer;
    }
  | { readonly unchecked: Unjudged }
  | { readonly skipped: string };

/**
 * Replays exchanges on a target: the recorded request is sent to the target's operation, its answer
 * takes the place of the recorded one, and is compared with it. What belongs to no operation is judged
 * without being sent. Writes reach a target that isn't local only when allowed by name, and recorded
 * secrets never do. What the target created is asked for by its own ids, and deleted at the end.
 */
export function replayOn(target: Target): Replay {
  return () => {
    const links: Links = new Map();
    const remains = new Map<string, Remains>();
    const deleted = new Set<string>();
    return {
      async replay(recorded, found, { answer, isDeleted = false, onSend } = {}) {
        if (found.kind !== 'operation') return { exchange: recorded };
        const { exchange, match, ids } = chain(recorded, found, links);
        if (answer === undefined && !ids.isDisjointFrom(deleted)) {
          const reason = 'not sent: what it speaks of was deleted when the replay was stopped';
          return { unchecked: { party: 'policy', reason } };
        }
        const prepared = prepare(exchange, match, target);
        if (!('request' in prepared)) return prepared;
        const { request, missing } = prepared;
        try {
          const { status } = { ...recorded.response };
          const response = answer ?? (await target.send(request, match, status, onSend));
          note({ ...exchange, request, response }, recorded.response, match, isDeleted);
          const compared = recordedAnswer(recorded.response, response, target);
          const { source } = exchange;
          const answered = { exchange: { source, request, response }, match, recorded: compared };
          if (compared.mockReason !== undefined) return answered;
          const reason = whyInconclusive(response, recorded.response, match, missing, target);
          return reason === undefined ? answered : { unchecked: { party: 'target', reason } };
        } catch (error) {
          return { unchecked: { party: 'target', reason: whyUnanswered(error) } };
        }
      },
      end: () => deleteRemains(target.mock ? [] : [...remains.values()], target),
    };

    /** Remembers what an answer created or deleted. */
    function note(
      { source, request, response }: Exchange & { readonly response: HttpResponse },
      recorded: HttpResponse | undefined,
      match: OperationMatch,
      isDeleted: boolean,
    ): void {
      const made = createdBy(match, recorded, response);
      if (made !== undefined) link(links, made);
      // Only of a 201 it is sure that nothing was there before.
      if (isDeleted) for (const { is } of made?.ids ?? []) deleted.add(String(is));
      else if (made !== undefined && response.status === 201) {
        for (const one of remainsOf(made, source, match)) remains.set(one.path, one);
      }
      if (request.method !== 'DELETE' || !isGone(response.status)) return;
      remains.delete(match.path.replace(/\/$/, ''));
    }
  };
}

function whyUnanswered(error: unknown): string {
  if (error instanceof StoppedError) throw error;
  if (error instanceof NotSentError) return `not sent: ${error.problem}`;
  if (!(error instanceof TargetError)) throw error;
  // Its message names the URL, and so what the query holds, a key among it.
  return `no answer: ${error.received ?? 'no reason is known'}`;
}
