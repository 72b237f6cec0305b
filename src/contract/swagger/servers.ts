import type { JsonObject } from '../contract.ts';

/**
 * The servers of a document or an operation: a URL for each of its `schemes` (OpenAPI 2.0 §5.2.1).
 * Without a `host` the URL is relative. Where no scheme is named, it is the one that the document was
 * read by; a file doesn't tell, so that both count.
 *
 * @param swagger the document, which has the host and the base path.
 * @param url where the document was read from.
 */
export function serversOf(
  { host, basePath }: JsonObject,
  schemes: readonly string[] | undefined,
  url: string,
): JsonObject[] {
  const path = typeof basePath === 'string' ? basePath.replace(/\/$/, '') : '';
  if (typeof host !== 'string') return [{ url: path === '' ? '/' : path }];
  const named = schemes === undefined || schemes.length === 0 ? schemesOf(url) : schemes;
  return named.map((scheme) => ({ url: `${scheme}://${host}${path}` }));
}

function schemesOf(url: string): string[] {
  const { protocol } = new URL(url);
  return protocol === 'file:' ? ['https', 'http'] : [protocol.slice(0, -1)];
}
