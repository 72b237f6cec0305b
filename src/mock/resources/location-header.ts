import { withoutSlash } from '../../compile/path-template.ts';
import type { Json, Response } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { splitTarget } from '../../http/target.ts';
import { fittingHeaders, type SettledHeaders } from '../response/headers.ts';
import type { Visit } from '../visit.ts';
import { keyOf } from './keys.ts';
import { originOf } from './page-url.ts';
import type { Resource } from './role.ts';

/**
 * `Location`, where it is documented: as a URL, or as a path where it takes only that.
 * @param pathOf asked where it is documented alone.
 */
export function locationHeader(
  visit: Visit,
  response: Response,
  pathOf: () => string | undefined,
): SettledHeaders {
  if (!response.headers.some(({ name }) => name === 'location')) return NONE;
  const path = pathOf();
  if (path === undefined) return NONE;
  const candidates = [`${originOf(visit)}${path}`, path].map((location) =>
    fittingHeaders(visit.compiled, response, { location }),
  );
  return candidates.find((headers) => 'location' in headers) ?? NONE;
}

const NONE: SettledHeaders = {};

/**
 * Where an item is found: beside its collection, wherever that was asked for; `undefined` where the
 * document has no path for it.
 */
export function locationOf(
  { request, operation, path }: Visit,
  { item, parameter }: Resource,
  key: string,
): string | undefined {
  if (item === undefined) return undefined;
  const asked = withoutSlash(splitTarget(request.url).path).split('/');
  const mount = asked.slice(0, asked.length - withoutSlash(operation.path).split('/').length + 1);
  const names = { ...path, [parameter]: encodeURIComponent(key) };
  const found = item.replaceAll(/\{([^{}]+)\}/g, (_, name) => names[name] ?? '');
  return `${mount.join('/')}${found}`;
}

/** The URL of an item of a collection that is asked for; `undefined` where it has no key. */
export function itemUrl(
  visit: Visit,
  resource: Resource,
  item: Json | undefined,
): string | undefined {
  const key = isJsonObject(item) ? keyOf(resource, item) : undefined;
  const path = key === undefined ? undefined : locationOf(visit, resource, key);
  return path === undefined ? undefined : `${originOf(visit)}${path}`;
}
