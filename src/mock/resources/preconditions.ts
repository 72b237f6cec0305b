import { documentedResponse } from '../../compile/response.ts';
import type { JsonObject } from '../../contract/contract.ts';
import { entityTag, failsPrecondition } from '../../http/conditional.ts';
import { httpDate } from '../../http/moments.ts';
import { contradicted, type Refusal } from '../request/refusal.ts';
import { fittingHeaders, type SettledHeaders } from '../response/headers.ts';
import type { Visit } from '../visit.ts';
import { changeTime, entityAt } from './entities.ts';
import { keyInPath } from './item-path.ts';
import { keyOf } from './keys.ts';
import type { OwnRole, Resource } from './role.ts';

/**
 * The refusal of a change that supposes something else of an entity than is there, where a 412 is
 * documented; `undefined` where it may be done, or what it would change isn't there (RFC 9110 §13.2.1).
 */
export function unmetPrecondition(visit: Visit, { resource, deed }: OwnRole): Refusal | undefined {
  const { operation, request } = visit;
  const isDocumented = operation.responses.some(({ status }) => status === '412');
  if (deed === 'read' || !isDocumented) return undefined;
  const entity = entityAt(visit, resource);
  if (entity === undefined && deed !== 'replace') return undefined;
  if (!failsPrecondition(request.headers, entity && tagOf(entity))) return undefined;
  const key = keyInPath(resource, visit);
  return contradicted(412, `the ${resource.words} ${key} isn’t what the request supposes`);
}

/** `ETag` and `Last-Modified`, where they are documented: they change with the entity. */
export function validatorHeaders(
  visit: Visit,
  resource: Resource,
  entity: JsonObject,
  status: number,
): SettledHeaders {
  const response = documentedResponse(visit.operation, status);
  if (response === undefined) return {};
  const isAlone = resource.parameter === '';
  const key = (isAlone ? undefined : keyOf(resource, entity)) ?? keyInPath(resource, visit);
  const changed = changeTime(visit, resource, key);
  const own = {
    etag: tagOf(entity),
    ...(changed !== undefined && { 'last-modified': httpDate(changed) }),
  };
  const documented = Object.entries(own).filter(([name]) =>
    response.headers.some((header) => header.name === name),
  );
  return fittingHeaders(visit.compiled, response, Object.fromEntries(documented));
}

function tagOf(entity: JsonObject): string {
  return entityTag(JSON.stringify(entity));
}
