import { lazily, once } from '../../compile/lazily.ts';
import { ID_NAMES, singular, wordsOf } from '../../compile/words.ts';
import type { Contract, Operation } from '../../contract/contract.ts';
import { actionRole, bulkRole, collectionOfBulk, itemOfAction } from './actions.ts';
import { findEntity, findList } from './places.ts';
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
  const items = new Map<string, Resource>();
  for (const path of byPath.keys()) {
    const resource = resourceAt(path, byPath, contract);
    if (resource !== undefined && isRemembered(resource, byPath.get(path)))
      items.set(path, resource);
  }
  const collections = new Map([...items.values()].map((one) => [one.collection, one]));
  for (const path of byPath.keys()) {
    if (items.has(path) || collections.has(path)) continue;
    const [single, list] = [singleAt, itemlessAt].map((find) => find(path, byPath, contract));
    if (single !== undefined) items.set(path, single);
    else if (list !== undefined) collections.set(path, list);
  }
  return new Map(
    contract.operations.map((operation) => [
      operation,
      {
        parents: parentsOf(operation, items),
        own: ownRole(operation, items, collections, contract),
      },
    ]),
  );
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
  const { base, key, parameter = key, suffix = '' } = ITEM.exec(path)?.groups ?? {};
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
  const item = byPath.get(path)?.[0]?.path ?? path;
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

/** What is listed and created under one path, and has no path of its own: comments of an issue. */
function itemlessAt(
  path: string,
  byPath: OperationsByPath,
  { document }: Contract,
): Resource | undefined {
  const find = (wanted: string) => byPath.get(path)?.find(({ method }) => method === wanted);
  const [listing, creation] = [find('GET'), find('POST')];
  const names = { words: singular(wordsOf(path.slice(path.lastIndexOf('/') + 1))), keyNames: [] };
  const list = listing && findList(document, listing, names.words);
  const entity = creation && findEntity(document, creation, names);
  if (list === undefined || entity === undefined) return undefined;
  const isSame = list.item.members.join() === entity.members.join();
  const hasKey = entity.members.some((name) => ID_NAMES.includes(wordsOf(name)));
  if (!isSame || !hasKey) return undefined;
  return { ...names, collection: path, item: undefined, parameter: '', creation, entity, list };
}

function parentsOf({ path }: Operation, items: ReadonlyMap<string, Resource>): Resource[] {
  return [...items]
    .filter(
      ([item]) => /^[/:]/.test(withoutSlash(path).slice(item.length)) && path.startsWith(item),
    )
    .sort(([left], [right]) => left.length - right.length)
    .map(([, resource]) => resource);
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

/** A path and the same with a slash at its end are one. */
function withoutSlash(path: string): string {
  return path.replace(/\/$/, '');
}
