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

/** The key of the item that a request's path names. */
export function keyInPath({ parameter }: Resource, { path }: Visit): string {
  return decodePercent(path[parameter] ?? '');
}

/** The path of an item, wherever its collection is part of another one. */
export function itemPath(resource: Resource, visit: Visit, key: string): string {
  return `${collectionPath(resource.whole ?? resource, visit)}/${encodeURIComponent(key)}`;
}
