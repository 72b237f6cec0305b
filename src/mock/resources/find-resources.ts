import { lazily, once } from '../../compile/lazily.ts';
import { withoutSlash } from '../../compile/path-template.ts';
import { ID_NAMES, singular, wordsOf } from '../../compile/words.ts';
import type { Contract, Operation } from '../../contract/contract.ts';
import { actionRole, bulkRole, collectionOfBulk, itemOfAction } from './actions.ts';
import { holdsContent } from './contents.ts';
import { linkedReferences } from './document-links.ts';
import { holderOf } from './embedded.ts';
import { compileParents } from './parents.ts';
import { joinParts } from './parts.ts';
import { findEntity, findList } from './places.ts';
import { queryItemAt } from './query-items.ts';
import { referencesAmong } from './references.ts';
import { type Deed, isCollected, type OwnRole, type Resource, type Role } from './role.ts';

/** The slash at a path's end left out. */
type OperationsByPath = ReadonlyMap<string, readonly Operation[]>;

const ITEM_DEEDS: Readonly<Record<string, Deed>> = {
  GET: 'read',
  PUT: 'replace',
  PATCH: 'change',
  DELETE: 'remove',
};
const COLLECTION_DEEDS: Readonly<Record<string, Deed>> = { GET: 'list', POST: 'create' };

/** The path of an item: `/things/{id}`, `/things/{id}.json` or, as OData has it, `/things('{id}')`. */
const ITEM =
  /^(?<base>.*\/[^/{}()]+)(?:\/\{(?<parameter>[^/{}]+)\}(?<suffix>\.\w+)?|\('?\{(?<key>[^/{}]+)\}'?\))$/;

/**
 * Prepares finding the template by which the path of an operation tells of an entity: that of the item
 * that an action answers with, such as `POST /things/{id}/close`, else its own.
 */
export function compileEntityTemplates(contract: Contract): (operation: Operation) => string {
  const byPath = once(() => operationsByPath(contract));
  return lazily((operation: Operation) => {
    const path = itemOfAction(operation);
    const resource = path === undefined ? undefined : resourceAt(path, byPath(), contract);
    const role = resource && actionRole(operation, resource, contract.document);
    return role?.resource.item ?? operation.path;
  });
}

/** Finds the resources of a contract by its paths and schemas, and what each operation does with them. */
export function findResources(contract: Contract): ReadonlyMap<Operation, Role> {
  const byPath = operationsByPath(contract);
  const each = (find: typeof resourceAt, paths: Iterable<string>) =>
    [...paths].flatMap((path) => find(path, byPath, contract) ?? []);
  const withItems = each(resourceAt, byPath.keys());
  const listed = new Set(withItems.map(({ collection }) => collection));
  const found = joinParts({
    items: withItems,
    lists: each(
      listAt,
      [...byPath.keys()].filter((path) => !listed.has(path)),
    ),
  });
  const items = new Map(
    found.items
      .map((resource) => [itemPathOf(resource), resource] as const)
      .filter(([path, resource]) => isRemembered(resource, byPath.get(path))),
  );
  const collections = new Map(
    [...items.values(), ...found.lists.filter(isListed)].map((one) => [one.collection, one]),
  );
  const others = [...byPath.keys()].filter((path) => !items.has(path) && !collections.has(path));
  for (const single of each(singleAt, others)) items.set(single.collection, single);
  const referring = (one: Resource): Resource => ({
    ...one,
    ...(one.whole && { whole: referring(one.whole) }),
    references: once(() => {
      const itemAt = (path: string) => items.get(withoutSlash(path));
      const named = referencesAmong(contract.document, one, [...items.values()]);
      return [...named, ...linkedReferences(contract, one, itemAt)];
    }),
  });
  for (const [path, one] of items) items.set(path, referring(one));
  for (const [path, one] of collections) collections.set(path, referring(one));
  const parentsOf = compileParents(items.values());
  const held = (one: Resource): Resource => {
    const parent = parentsOf({ path: one.collection }).at(-1);
    const holder = parent && holderOf(contract.document, one, held(parent));
    return holder === undefined ? one : { ...one, holder };
  };
  for (const [path, one] of items) items.set(path, held(one));
  for (const [path, one] of collections) collections.set(path, held(one));
  return new Map(
    contract.operations.map((operation) => [
      operation,
      {
        parents: parentsOf(operation).map(held),
        own: ownRole(operation, items, collections, contract),
        hasContent: holdsContent(byPath.get(withoutSlash(operation.path)) ?? []),
      },
    ]),
  );
}

/** The path of a resource's items, without its query and the slash at its end. */
function itemPathOf({ item = '' }: Resource): string {
  return withoutSlash(item.replace(/\?.*/, ''));
}

/** What can be found in its collection, or changed by who knows its key, is remembered. */
function isRemembered(resource: Resource, operations: readonly Operation[] = []): boolean {
  const isChanged = operations.some(({ method }) => method === 'PUT' || method === 'PATCH');
  return isChanged || isCollected(resource);
}

function resourceAt(
  path: string,
  byPath: OperationsByPath,
  { document }: Contract,
): Resource | undefined {
  const inPath = ITEM.exec(path)?.groups;
  const inQuery = inPath === undefined ? queryItemAt(path, byPath) : undefined;
  const named: Readonly<Record<string, string | undefined>> = inPath ?? { ...inQuery };
  const { base, key, parameter = key, suffix = '' } = named;
  if (base === undefined || parameter === undefined) return undefined;
  const collection = suffix !== '' && byPath.has(base + suffix) ? base + suffix : base;
  const find = (where: string, method: string) =>
    byPath.get(where)?.find((operation) => operation.method === method);
  const words = singular(wordsOf(base.slice(base.lastIndexOf('/') + 1)));
  const name = wordsOf(parameter);
  const short = name.startsWith(`${words} `) ? [name.slice(words.length + 1)] : [];
  const names = { words, keyNames: [name, ...short] };
  const [listing, creation] = [find(collection, 'GET'), find(collection, 'POST')];
  const list = listing && findList(document, listing, words);
  const entity =
    [find(path, 'GET'), creation, find(path, 'PUT')]
      .map((operation) => operation && findEntity(document, operation, names))
      .find((place) => place !== undefined) ?? list?.item;
  if (entity === undefined) return undefined;
  const own = byPath.get(path)?.[0]?.path ?? path;
  const item = inQuery === undefined ? own : `${own}?${parameter}={${parameter}}`;
  return { ...names, collection, item, parameter, creation, entity, list };
}

/** What there is one of, and can be changed: `/settings`, `/users/{id}/profile`. */
function singleAt(
  path: string,
  byPath: OperationsByPath,
  { document }: Contract,
): Resource | undefined {
  const operations = byPath.get(path) ?? [];
  const read = operations.find(({ method }) => method === 'GET');
  const isChanged = operations.some(({ method }) => method === 'PUT' || method === 'PATCH');
  const names = { words: wordsOf(/[^/{}]+(?=[^/]*$)/.exec(path)?.[0] ?? ''), keyNames: [] };
  if (read === undefined || !isChanged) return undefined;
  if (findList(document, read, names.words) !== undefined) return undefined;
  const entity = findEntity(document, read, names);
  const none = { creation: undefined, list: undefined };
  return entity && { ...names, ...none, collection: path, item: read.path, parameter: '', entity };
}

/** What is listed or created under a path. */
function listAt(
  path: string,
  byPath: OperationsByPath,
  { document }: Contract,
): Resource | undefined {
  const find = (wanted: string) => byPath.get(path)?.find(({ method }) => method === wanted);
  const [listing, creation] = [find('GET'), find('POST')];
  const names = { words: singular(wordsOf(path.slice(path.lastIndexOf('/') + 1))), keyNames: [] };
  const list = listing && findList(document, listing, names.words);
  const entity = (creation && findEntity(document, creation, names)) ?? list?.item;
  if (entity === undefined) return undefined;
  return { ...names, collection: path, item: undefined, parameter: '', creation, entity, list };
}

/**
 * Whether a collection without items of its own is one: it is a part of another, or what is listed is
 * created there, such as comments of an issue.
 */
function isListed({ list, creation, entity, whole }: Resource): boolean {
  if (whole !== undefined) return true;
  if (list === undefined || creation === undefined) return false;
  const isSame = list.item.members.join() === entity.members.join();
  return isSame && entity.members.some((name) => ID_NAMES.includes(wordsOf(name)));
}

function ownRole(
  operation: Operation,
  items: ReadonlyMap<string, Resource>,
  collections: ReadonlyMap<string, Resource>,
  { document }: Contract,
): OwnRole | undefined {
  const { method } = operation;
  const path = withoutSlash(operation.path);
  const item = items.get(path);
  const resource = item ?? collections.get(path);
  if (resource === undefined) {
    const acted = items.get(itemOfAction(operation) ?? '');
    if (acted !== undefined) return actionRole(operation, acted, document);
    const filled = collections.get(collectionOfBulk(operation) ?? '');
    return filled && bulkRole(operation, filled, document);
  }
  // Who answers POST to an item with that item changes it.
  if (item !== undefined && method === 'POST') return actionRole(operation, item, document);
  const deed = (item === undefined ? COLLECTION_DEEDS : ITEM_DEEDS)[method];
  if (deed === undefined) return undefined;
  return { resource, deed, place: findEntity(document, operation, resource) };
}

function operationsByPath({ operations }: Contract): OperationsByPath {
  return Map.groupBy(operations, ({ path }) => withoutSlash(path));
}
