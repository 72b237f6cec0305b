import { decodePercent } from '../../http/percent.ts';
import type { Visit } from '../visit.ts';
import type { Resource } from './role.ts';

/** The path of a collection: its name in a store. */
export function collectionPath(
  { collection }: Pick<Resource, 'collection'>,
  { path }: Visit,
): string {
  return collection.replaceAll(/\{([^{}]+)\}/g, (_, name) =>
    encodeURIComponent(decodePercent(path[name] ?? '')),
  );
}

/** The key of the item that a request's path names, or its query where items are found by that. */
export function keyInPath({ parameter }: Resource, { path, query }: Visit): string {
  const text = path[parameter];
  return text === undefined
    ? (new URLSearchParams(query).get(parameter) ?? '')
    : decodePercent(text);
}

/** The path of an item, wherever its collection is part of another one. */
export function itemPath(resource: Resource, visit: Visit, key: string): string {
  return `${collectionPath(resource.whole ?? resource, visit)}/${encodeURIComponent(key)}`;
}
