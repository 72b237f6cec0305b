import type { Json, JsonObject } from '../../contract/contract.ts';
import { contradicted, type Refusal } from '../request/refusal.ts';
import { breachOf } from '../response/body.ts';
import type { SemanticsAnswer } from '../response/semantics-answer.ts';
import { successStatus } from '../status.ts';
import type { Visit } from '../visit.ts';
import { withIncluded } from './included.ts';
import { keyInPath } from './item-path.ts';
import { isId, keyMember } from './keys.ts';
import { valueIn } from './members.ts';
import { withOwnLinks } from './own-links.ts';
import { validatorHeaders } from './preconditions.ts';
import type { OwnRole, Resource } from './role.ts';
import { viewOf } from './view.ts';

/** What the state of a document without semantics makes of a request. */
export type Outcome =
  | { readonly made: SemanticsAnswer; readonly refusal?: never }
  | { readonly refusal: Refusal; readonly made?: never };

/**
 * The answer with an entity, as the operation shows it.
 * @param location the path where it is found, where it isn't that of the request.
 */
export function shown(
  visit: Visit,
  { resource, place }: OwnRole,
  entity: JsonObject,
  status = successStatus(visit.operation),
  location?: string,
) {
  const isValid = (shown: Json) =>
    place === undefined || breachOf(visit.compiled, place.media, shown) === undefined;
  const links = { own: () => location, list: undefined, itemAt: () => undefined };
  const view =
    place && withIncluded(visit, resource, viewOf(visit, resource, place, entity), isValid);
  const body = view && withOwnLinks(visit, view, isValid, links);
  const headers = validatorHeaders(visit, resource, entity, status);
  return { made: { status, headers, ...(body !== undefined && { body }) } };
}

/** The refusal where there is no entity of the key that the path has. */
export function missing(visit: Visit, resource: Resource): Outcome {
  return {
    refusal: contradicted(
      404,
      `there is no ${resource.words} ${keyInPath(resource, visit)}`.trim(),
    ),
  };
}

/**
 * The refusal, where it is documented, of a change whose body has another id than the entity that the
 * path names (JSON:API 1.1, Updating Resources).
 */
export function mistaken(
  visit: Visit,
  resource: Resource,
  entity: JsonObject,
  sent: JsonObject,
): Outcome | undefined {
  const member = keyMember(resource, entity);
  if (member === undefined || !isId(member) || refusalOfTaken(visit) !== 409) return undefined;
  const told = valueIn(sent, member.path);
  if (told === undefined || String(told) === String(member.value)) return undefined;
  const problem = `the ${resource.words} ${member.value} can’t have the id ${told}`;
  return { refusal: contradicted(409, problem) };
}

/** The refusal of a key that another entity has. */
export function taken(visit: Visit, { words }: Resource): Outcome {
  const status = refusalOfTaken(visit) ?? 409;
  return { refusal: contradicted(status, `there is a ${words} of this key already`) };
}

/** The documented status for a key that another one has; `undefined` where there is none. */
export function refusalOfTaken({ operation }: Visit): 409 | 422 | undefined {
  return ([409, 422] as const).find((status) =>
    operation.responses.some((response) => response.status === String(status)),
  );
}

/** Whether an operation documents that it made something. */
export function tellsOfCreation({ operation }: Visit): boolean {
  return operation.responses.some(({ status }) => status === '201');
}
