import { headerValue } from '../../http/exchange.ts';
import { splitTarget } from '../../http/target.ts';
import type { PageQuery } from '../page.ts';
import type { Visit } from '../visit.ts';

/** Where the mock has a page: where the request was sent, but for what it asks. */
export function pageUrl(
  visit: Visit,
  { name, value }: PageQuery,
  origin = originOf(visit),
): string {
  const query = new URLSearchParams(visit.query);
  if (value === '') query.delete(name);
  else query.set(name, value);
  return `${origin}${splitTarget(visit.request.url).path}${query.size === 0 ? '' : `?${query}`}`;
}

/** Where the request was sent. */
export function ownUrl(visit: Visit): string {
  const { path, query } = splitTarget(visit.request.url);
  const encoded = query.replaceAll('[', '%5B').replaceAll(']', '%5D');
  return `${originOf(visit)}${path}${query === '' ? '' : `?${encoded}`}`;
}

/** Scheme and host as the client knows the mock; empty where it told none. */
export function originOf({ request }: Visit): string {
  const { origin } = splitTarget(request.url);
  const host = headerValue(request.headers, 'host');
  return origin ?? (host === undefined ? '' : `http://${host}`);
}
