import { counted } from '../errors.ts';
import type { Exchange, ExchangeSource } from '../http/exchange.ts';
import { liveCredentialIn } from '../recording/live-credentials.ts';
import { exchangePlace } from '../report/place.ts';

/** What `--ignore` calls the search for live credentials. */
export const LIVE_CREDENTIALS = 'live-credentials';

/** So many places are told. */
const MOST_PLACES = 5;

/** Counts the exchanges that carry what looks like a live credential. */
export interface LiveCredentialCount {
  add(exchange: Exchange): void;
  /** Why a run falls short of them; none: all is well. */
  shortcomings(): string[];
}

interface Found extends ExchangeSource {
  readonly place: string;
}

/** An empty count. */
export function countLiveCredentials(): LiveCredentialCount {
  let first: Found[] = [];
  let count = 0;
  return {
    add(exchange) {
      const place = liveCredentialIn(exchange);
      if (place === undefined) return;
      count += 1;
      // A replay reads recordings side by side.
      first = [...first, { ...exchange.source, place }].sort(inOrder).slice(0, MOST_PLACES);
    },
    shortcomings() {
      if (count === 0) return [];
      const carry = count === 1 ? 'carries' : 'carry';
      const places = first.map(({ place, ...source }) => `${exchangePlace(source)} ${place}`);
      const more = count > places.length ? ', …' : '';
      return [
        `${counted(count, 'exchange')} ${carry} what looks like a live credential: ${places.join(', ')}${more}`,
      ];
    },
  };
}

function inOrder(one: Found, other: Found): number {
  if (one.file === other.file) return one.index - other.index;
  return one.file < other.file ? -1 : 1;
}
