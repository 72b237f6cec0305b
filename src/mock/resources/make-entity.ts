import type { Random } from '../../compile/random.ts';
import type { JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { defaultsOf } from '../defaults.ts';
import { givenByPath, inEnvelope } from '../given.ts';
import { fakeBody } from '../response/body.ts';
import { fakeContext, type Visit } from '../visit.ts';
import { collectionPath, keyInPath } from './item-path.ts';
import { valueIn } from './members.ts';
import type { Resource } from './role.ts';

/** The entity that a request's path names, as it is made for that path. */
export function makeEntityAt(
  visit: Visit,
  resource: Resource,
  sent: JsonObject,
  status = 200,
): JsonObject {
  const key = keyInPath(resource, visit);
  const random = visit.random.derive(`${collectionPath(resource, visit)} ${key}`);
  return makeEntity(visit, resource, random, sent, resource.item ?? resource.collection, status);
}

/**
 * Makes an entity, of which a request says something.
 * @param template of the path that tells of the entity.
 * @param status of an answer that tells of it: 201 where it is new.
 */
export function makeEntity(
  visit: Visit,
  { collection, entity: { path, media } }: Resource,
  random: Random,
  sent: JsonObject,
  template = collection,
  status = 200,
): JsonObject {
  const assumed = status === 201 ? defaultsOf(visit.operation, visit.compiled.contract) : {};
  const members = { ...assumed, ...sent };
  const given = inEnvelope({ ...givenByPath(template, visit.path), members }, path);
  const body = fakeBody(visit.compiled, media, { ...fakeContext(visit, status), random, given });
  const made = valueIn(body, path);
  return isJsonObject(made) ? made : {};
}
