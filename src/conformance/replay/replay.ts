import { TargetError } from '../../errors.ts';
import type { Exchange, HttpRequest, HttpResponse } from '../../http/exchange.ts';
import type { RecordedAnswer, Unjudged } from '../check.ts';
import type { Match, OperationMatch } from '../subject.ts';
import { recordedAnswer, whyInconclusive } from './answer.ts';
import { chain, type Links, type Lost, link, whyLost } from './chaining.ts';
import { deleteRemains, isGone, type LeftOver, type Remains, remainsOf } from './cleanup.ts';
import { createdBy } from './created.ts';
import { SAFE_METHODS } from './methods.ts';
import { NotSentError, StoppedError } from './pace.ts';
import { notSent, prepare } from './prepare.ts';
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
  /** Whether it was, or may have been: it isn't sent again. */
  readonly isOver?: boolean;
  /** What it was answered then. */
  readonly answer?: HttpResponse | undefined;
  /** Whether what it created was deleted since. */
  readonly isDeleted?: boolean;
  /** Told when it is about to be sent. */
  readonly onSend?: (() => void) | undefined;
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
      async replay(recorded, found, known = {}) {
        if (found.kind !== 'operation') return { exchange: recorded };
        const { answer, isDeleted = false } = known;
        const { exchange, match, ids, lost } = chain(recorded, found, links);
        const withheld = answer === undefined ? whyWithheld(recorded, lost, ids) : undefined;
        const prepared =
          withheld === undefined ? prepare(exchange, match, target) : notSent('policy', withheld);
        if (!('request' in prepared)) {
          lose(recorded, match, withheld === undefined ? 'kept back' : 'not made');
          return prepared;
        }
        const { request, missing } = prepared;
        const response = answer ?? (await ask(request, match, recorded, known));
        if ('unchecked' in response) {
          lose(recorded, match, 'not made');
          return response;
        }
        note({ ...exchange, request, response }, recorded, match, isDeleted);
        const compared = recordedAnswer(recorded.response, response, target);
        const { source } = exchange;
        const answered = { exchange: { source, request, response }, match, recorded: compared };
        if (compared.mockReason !== undefined) return answered;
        const reason = whyInconclusive(response, recorded.response, match, missing, target);
        return reason === undefined ? answered : { unchecked: { party: 'target', reason } };
      },
      end: () => deleteRemains(target.mock ? [] : [...remains.values()], target),
    };

    /** Why a request isn't sent that speaks of what isn't there. */
    function whyWithheld(
      { request }: Exchange,
      lost: Lost['lost'] | undefined,
      ids: ReadonlySet<string>,
    ): string | undefined {
      if (!ids.isDisjointFrom(deleted)) {
        return 'what it speaks of was deleted when the replay was stopped';
      }
      return lost && whyLost(lost, request.method);
    }

    /** The answer to a request, or why there is none that says anything. */
    async function ask(
      request: HttpRequest,
      match: OperationMatch,
      recorded: Exchange,
      { isOver = false, onSend }: Known,
    ): Promise<HttpResponse | { readonly unchecked: Unjudged }> {
      if (isOver) return MAY_BE_SENT;
      const { status } = { ...recorded.response };
      let isRepeated = false;
      try {
        const answer = await target.send(request, match, status, (mayHaveArrived) => {
          isRepeated = mayHaveArrived;
          onSend?.();
        });
        const reason = isRepeated ? whyRepeated(request, status, answer) : undefined;
        return reason === undefined ? answer : { unchecked: { party: 'target', reason } };
      } catch (error) {
        return { unchecked: { party: 'target', reason: whyUnanswered(error) } };
      }
    }

    /** Remembers what an answer created or deleted. */
    function note(
      { source, request, response }: Exchange & { readonly response: HttpResponse },
      recorded: Exchange,
      match: OperationMatch,
      isDeleted: boolean,
    ): void {
      const made = createdBy(match, recorded.response, response);
      if (made === undefined) lose(recorded, match, 'not made');
      else link(links, made);
      // Only of a 201 it is sure that nothing was there before.
      if (isDeleted) for (const { is } of made?.ids ?? []) deleted.add(String(is));
      else if (made !== undefined && response.status === 201) {
        for (const one of remainsOf(made, source, match)) remains.set(one.path, one);
      }
      if (request.method !== 'DELETE' || !isGone(response.status)) return;
      remains.delete(match.path.replace(/\/$/, ''));
    }

    /** Remembers that what was created when it was recorded has no id here. */
    function lose({ response }: Exchange, match: OperationMatch, lost: Lost['lost']): void {
      const made = response && createdBy(match, response, response);
      if (made !== undefined) link(links, made, { lost });
    }
  };
}

const MAY_BE_SENT = {
  unchecked: {
    party: 'target',
    reason: 'it may have been sent: the replay was stopped before its answer came',
  },
} as const;

/** Why the answer to a write that was sent twice says nothing: the first may have done what it asks for. */
function whyRepeated(
  { method }: HttpRequest,
  recorded = 0,
  { status }: HttpResponse,
): string | undefined {
  if (SAFE_METHODS.has(method) || status < 400 || recorded >= 400) return undefined;
  return `the target answered ${status} to a request that may have arrived before: no answer came to the first`;
}

function whyUnanswered(error: unknown): string {
  if (error instanceof StoppedError) throw error;
  if (error instanceof NotSentError) return `not sent: ${error.problem}`;
  if (!(error instanceof TargetError)) throw error;
  // Its message names the URL, and so what the query holds, a key among it.
  return `no answer: ${error.received ?? 'no reason is known'}`;
}
