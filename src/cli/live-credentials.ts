import type { LiveCredentials } from '../conformance/live-credentials.ts';
import { counted } from '../errors.ts';
import { exchangePlace } from '../report/place.ts';

/** What `--ignore` calls the search for live credentials. */
export const LIVE_CREDENTIALS = 'live-credentials';

/** Why a run falls short of the live credentials in it; none: all is well. */
export function credentialFaults({ exchanges, first }: LiveCredentials): string[] {
  if (exchanges === 0) return [];
  const carry = exchanges === 1 ? 'carries' : 'carry';
  const places = first.map(({ at, ...source }) => `${exchangePlace(source)} ${at}`);
  const more = exchanges > places.length ? ', …' : '';
  return [
    `${counted(exchanges, 'exchange')} ${carry} what looks like a live credential: ${places.join(', ')}${more}`,
  ];
}
