import type { Response } from '../../contract/contract.ts';
import { fittingHeaders } from '../response/headers.ts';
import type { Visit } from '../visit.ts';
import { originOf } from './list-page.ts';

/** A header field that is documented, absolute where it has to be, if it takes what is told in it. */
export function tellHeader(
  visit: Visit,
  response: Response,
  name: 'location' | 'link',
  value: string,
): Readonly<Record<string, string>> {
  if (!response.headers.some((header) => header.name === name)) return {};
  const absolute = name === 'location' ? [`${originOf(visit)}${value}`] : [];
  const candidates = [...absolute, value].map((text) =>
    fittingHeaders(visit.compiled, response, { [name]: text }),
  );
  return candidates.find((headers) => name in headers) ?? {};
}
