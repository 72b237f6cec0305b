import type { Response } from '../../contract/contract.ts';
import { fittingHeaders, type SettledHeaders } from '../response/headers.ts';
import type { Visit } from '../visit.ts';
import { originOf } from './page-url.ts';

/** `Location`, where it is documented: as a URL, or as a path where it takes only that. */
export function locationHeader(visit: Visit, response: Response, path: string): SettledHeaders {
  if (!response.headers.some(({ name }) => name === 'location')) return {};
  const candidates = [`${originOf(visit)}${path}`, path].map((location) =>
    fittingHeaders(visit.compiled, response, { location }),
  );
  return candidates.find((headers) => 'location' in headers) ?? {};
}
