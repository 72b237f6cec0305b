import { wordsOf } from '../../compile/words.ts';
import type { JsonObject, Operation } from '../../contract/contract.ts';
import { successStatus } from '../status.ts';
import { findEntity, sentSchema } from './places.ts';
import type { OwnRole, Resource } from './role.ts';

/** The path of an action on what is found at another: `/things/{id}/close`, `/things:batchCreate`. */
const ACTION = /^(?<subject>.+)[/:](?<action>[^/:{}]+)\/?$/;

/** Names, in words, of actions that put several things into a collection. */
const BULK = /^(bulk|batch|import|many)( (add|create|insert|import))?$|^(add|create|insert)\b/;

/** The path of the item that an operation may be an action on: it is named after the item. */
export function itemOfAction({ method, path }: Operation): string | undefined {
  if (!['POST', 'PUT', 'PATCH'].includes(method)) return undefined;
  return ACTION.exec(path)?.groups?.subject;
}

/**
 * What `POST /things/{id}/close` or `/things/{id}:close` does, where it answers with what a thing is
 * alone and tells of nothing new: it changes that thing.
 */
export function actionRole(
  operation: Operation,
  resource: Resource,
  document: JsonObject,
): OwnRole | undefined {
  if (successStatus(operation) === 201) return undefined;
  const place = findEntity(document, operation, resource);
  const isSame = place?.schemas.some((schema) => resource.entity.schemas.includes(schema)) === true;
  return isSame ? { resource, deed: 'change', place } : undefined;
}

/** The path of the collection that an operation may put several things into at once: `/things/bulk`. */
export function collectionOfBulk({ method, path }: Operation): string | undefined {
  if (method !== 'POST') return undefined;
  const { subject, action = '' } = ACTION.exec(path)?.groups ?? {};
  return BULK.test(wordsOf(action)) ? subject : undefined;
}

/** What `POST /things/bulk` does, where a list is sent of what a thing is, or of what makes one: it makes them. */
export function bulkRole(
  operation: Operation,
  resource: Resource,
  document: JsonObject,
): OwnRole | undefined {
  const { entity, creation } = resource;
  const items = sentSchema(document, operation, 'items');
  const one = creation && sentSchema(document, creation);
  const isSame = items !== undefined && (entity.schemas.includes(items) || items === one);
  return isSame ? { resource, deed: 'create', place: undefined } : undefined;
}
