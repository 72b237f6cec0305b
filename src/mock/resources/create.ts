import { documentedResponse } from '../../compile/response.ts';
import type { ValidRequest } from '../../semantics/semantics.ts';
import { onlyPage } from '../page.ts';
import { askedPage } from '../page-query.ts';
import { successStatus } from '../status.ts';
import type { Visit } from '../visit.ts';
import { entitiesOf } from './collections.ts';
import { createEntity } from './entities.ts';
import { keyOf } from './keys.ts';
import { answerList } from './list.ts';
import { locationHeader, locationOf } from './location-header.ts';
import { type Outcome, refusalOfTaken, shown, taken, tellsOfCreation } from './outcome.ts';
import { findList } from './places.ts';
import type { OwnRole } from './role.ts';
import { sentOf } from './sent.ts';

/**
 * Puts what a request sends into a collection: an entity, or all of a list of them.
 * @returns `undefined` where they couldn't be told from each other.
 */
export function create(visit: Visit, { body }: ValidRequest, own: OwnRole): Outcome | undefined {
  return Array.isArray(body) ? createAll(visit, body, own) : createOne(visit, body, own);
}

function createOne(visit: Visit, body: unknown, own: OwnRole): Outcome | undefined {
  const overwrites = refusalOfTaken(visit) === undefined;
  const sent = sentOf(visit, body, own.resource);
  const created = createEntity(visit, own.resource, sent, overwrites);
  if (created === undefined) return undefined;
  if (created === 'taken') return taken(visit, own.resource);
  const path = locationOf(visit, own.resource, created.key);
  const status = tellsOfCreation(visit) ? 201 : undefined;
  const { made } = shown(visit, own, created.entity, status, path);
  const response = documentedResponse(visit.operation, made.status);
  const headers = response && locationHeader(visit, response, () => path);
  return { made: { ...made, headers: { ...made.headers, ...headers } } };
}

/** All of them, or none where one of their keys is taken. */
function createAll(
  visit: Visit,
  bodies: readonly unknown[],
  { resource }: OwnRole,
): Outcome | undefined {
  const overwrites = refusalOfTaken(visit) === undefined;
  const sent = bodies.map((body) => sentOf(visit, body, resource));
  const before = entitiesOf(visit, resource);
  const isTaken = sent.some((one) => before.get(keyOf(resource, one) ?? '') !== undefined);
  if (isTaken && !overwrites) return taken(visit, resource);
  const created = sent.map((one) => createEntity(visit, resource, one, true));
  const entities = created.flatMap((one) =>
    one === undefined || one === 'taken' ? [] : [one.entity],
  );
  if (entities.length === 0) return undefined;
  const { compiled, operation } = visit;
  const { document } = compiled.contract;
  const status = successStatus(operation);
  const list = findList(document, operation, resource.words);
  const keys = entities.map((entity) => keyOf(resource, entity) ?? '');
  const page = onlyPage(askedPage(document, operation, {}), keys);
  const made = list && answerList(visit, resource, list, entities, page);
  return { made: made ?? { status, headers: {} } };
}
