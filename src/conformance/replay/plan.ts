import type { ExchangeSource, HttpRequest } from '../../http/exchange.ts';
import type { RedactRules } from '../../recording/redact-rules.ts';
import { maskedUrl } from '../../recording/redaction.ts';
import type { Session } from '../../recording/sessions.ts';
import { shownUrl } from '../masking.ts';
import type { RunOptions } from '../run.ts';
import { isOfShard } from '../shard.ts';
import { compileMatcher, type Match, type Subject } from '../subject.ts';
import { chain, type Links, link, whyLost } from './chaining.ts';
import { deletionOf, isGone, type Remains, remainsOf } from './cleanup.ts';
import { type Created, createdBy } from './created.ts';
import { notSent, prepare } from './prepare.ts';
import type { Target } from './target.ts';

/** What a replay will do about an exchange. */
export interface Planned {
  readonly source: ExchangeSource;
  /** `delete`: at the end of the session, what the exchange creates; `leave`: that can't be deleted. */
  readonly deed: 'send' | 'keep back' | 'delete' | 'leave';
  /** The method, and where it is sent, or was, its secrets masked. */
  readonly request: string;
  /** Why it isn't sent, or not deleted. */
  readonly reason?: string;
}

/**
 * What a replay will send, session by session, and what it won't, as it can be known before: of a create
 * that its answer is as was recorded, with an id that can't be known yet.
 */
export async function* planReplay(
  sessions: readonly Session[],
  subjects: readonly Subject[],
  options: Planning & Pick<RunOptions, 'servers' | 'shard'>,
): AsyncGenerator<Planned> {
  const match = compileMatcher(subjects, options.servers);
  for (const [ordinal, session] of sessions.entries()) {
    if (isOfShard(options.shard, ordinal)) yield* planSession(session, match, options);
  }
}

/** Where requests are to be sent, and what isn't shown of them. */
interface Planning {
  readonly target: Target;
  readonly redact?: RedactRules | undefined;
}

async function* planSession(
  { read }: Session,
  match: ReturnType<typeof compileMatcher>,
  { target, redact }: Planning,
): AsyncGenerator<Planned> {
  const links: Links = new Map();
  const remains = new Map<string, Remains>();
  for await (const exchanges of read()) {
    for (const recorded of exchanges) {
      const { source, response } = recorded;
      const found = match(recorded.request);
      const keptBack = (reason: string): Planned => {
        const request = shown(recorded.request, found, redact);
        return { source, deed: 'keep back', request, reason };
      };
      if (found.kind !== 'operation') {
        const reason =
          found.kind === 'foreign' ? 'it is of none of the contracts' : 'it is not documented';
        yield keptBack(reason);
        continue;
      }
      const chained = chain(recorded, found, links);
      const withheld = chained.lost && whyLost(chained.lost, recorded.request.method);
      const prepared =
        withheld === undefined
          ? prepare(chained.exchange, chained.match, target)
          : notSent('policy', withheld);
      const made = response && createdBy(found, response, response);
      if (!('request' in prepared)) {
        const lost = withheld === undefined ? 'kept back' : 'not made';
        if (made !== undefined) link(links, made, { lost });
        const reason = 'skipped' in prepared ? prepared.skipped : prepared.unchecked.reason;
        yield keptBack(reason);
        continue;
      }
      yield { source, deed: 'send', request: shown(prepared.request, chained.match, redact) };
      if (recorded.request.method === 'DELETE' && isGone(response?.status ?? 0)) {
        remains.delete(chained.match.path);
      }
      if (made === undefined) continue;
      const promised = withUnknownIds(made, source);
      link(links, promised);
      if (response?.status !== 201) continue;
      for (const one of remainsOf(promised, source, chained.match)) remains.set(one.path, one);
    }
  }
  for (const one of [...remains.values()].toReversed()) yield planDeletion(one, { target, redact });
}

/** Ids that say whose they will be: of signs that no URL encodes. */
function withUnknownIds({ ids, ...made }: Created, { index }: ExchangeSource): Created {
  return { ...made, ids: ids.map((pair) => ({ ...pair, is: `(new.id.of.${index})` })) };
}

function planDeletion(remains: Remains, { target, redact }: Planning): Planned {
  const { source, path } = remains;
  const deletion = deletionOf(remains, target);
  const request = `DELETE ${target.baseUrl}${path}`;
  if ('reason' in deletion) return { source, deed: 'leave', request, reason: deletion.reason };
  const prepared = prepare(deletion.exchange, deletion.match, target);
  return 'request' in prepared
    ? { source, deed: 'delete', request: shown(prepared.request, deletion.match, redact) }
    : { source, deed: 'leave', request, reason: 'it needs what may not be sent' };
}

function shown(
  { method, url }: Pick<HttpRequest, 'method' | 'url'>,
  match: Match,
  redact: RedactRules | undefined,
): string {
  if (match.kind === 'foreign') return `${method} ${maskedUrl(url, redact?.isSecret)}`;
  return `${method} ${shownUrl(url, match, match.subject.compiled.contract, redact)}`;
}
