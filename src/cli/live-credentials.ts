import { counted } from '../errors.ts';
import type { Exchange } from '../http/exchange.ts';
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

/** An empty count. */
export function countLiveCredentials(): LiveCredentialCount {
  const places: string[] = [];
  let count = 0;
  return {
    add(exchange) {
      const place = liveCredentialIn(exchange);
      if (place === undefined) return;
      count += 1;
      if (places.length < MOST_PLACES) places.push(`${exchangePlace(exchange.source)} ${place}`);
    },
    shortcomings() {
      if (count === 0) return [];
      const carry = count === 1 ? 'carries' : 'carry';
      const more = count > places.length ? ', …' : '';
      return [
        `${counted(count, 'exchange')} ${carry} what looks like a live credential: ${places.join(', ')}${more}`,
      ];
    },
  };
}
