import type { Exchange, ExchangeSource } from '../http/exchange.ts';
import { liveCredentialIn } from '../recording/live-credentials.ts';

/** The exchanges of a run that carry what looks like a live credential. */
export interface LiveCredentials {
  readonly exchanges: number;
  /** Where the first of them do. */
  readonly first: readonly CredentialPlace[];
}

/** Where an exchange carries one: `request.header /authorization`. */
export interface CredentialPlace extends ExchangeSource {
  readonly at: string;
}

/** So many places are told. */
const MOST_PLACES = 5;

/** Counts the exchanges that carry what looks like a live credential. */
export interface LiveCredentialCount {
  add(exchange: Exchange): void;
  count(): LiveCredentials;
}

/** An empty count. */
export function countLiveCredentials(): LiveCredentialCount {
  let counted: LiveCredentials = { exchanges: 0, first: [] };
  return {
    add(exchange) {
      const at = liveCredentialIn(exchange);
      if (at === undefined) return;
      const found = { exchanges: 1, first: [{ ...exchange.source, at }] };
      counted = mergeLiveCredentials([counted, found]);
    },
    count: () => counted,
  };
}

/** Joins the counts of the parts of a run, in whatever order: a replay reads recordings side by side. */
export function mergeLiveCredentials(parts: readonly LiveCredentials[]): LiveCredentials {
  return {
    exchanges: parts.reduce((sum, { exchanges }) => sum + exchanges, 0),
    first: parts
      .flatMap(({ first }) => first)
      .sort(inOrder)
      .slice(0, MOST_PLACES),
  };
}

function inOrder(one: ExchangeSource, other: ExchangeSource): number {
  if (one.file === other.file) return one.index - other.index;
  return one.file < other.file ? -1 : 1;
}
