import { documentedResponse } from '../../compile/response.ts';
import { ID_NAMES, SET_BY_CHANGE, wordsOf } from '../../compile/words.ts';
import type { Json, JsonObject, Operation } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import type { ValidRequest } from '../../semantics/semantics.ts';
import { membersOf } from '../given.ts';
import { contradicted, invalidBody, type Refusal } from '../request/refusal.ts';
import { breachOf } from '../response/body.ts';
import type { SemanticsAnswer } from '../response/semantics-answer.ts';
import { successStatus } from '../status.ts';
import type { Visit } from '../visit.ts';
import { held, patched, replaced } from './changes.ts';
import {
  createAt,
  createEntity,
  entitiesOf,
  entityAt,
  keep,
  keptAt,
  keyInPath,
  removeAt,
} from './entities.ts';
import type { OwnRole, Resource, Role } from './find-resources.ts';
import { keyMember, keyOf } from './keys.ts';
import { listEntities } from './list.ts';
import { locationHeader, locationOf } from './location-header.ts';
import { lossOf } from './losses.ts';
import { valueIn, withValue } from './members.ts';
import { withOwnLinks } from './own-links.ts';
import { unmetPrecondition, validatorHeaders } from './preconditions.ts';
import { withReadOnly } from './read-only.ts';
import { stamped } from './timestamps.ts';
import { viewOf } from './view.ts';

/** A name, in words, of what is given to an entity once, rather than what it is called. */
const ID = new RegExp(`\\b(${ID_NAMES.join('|')})$`);
/** A name, in words, of what says that an entity is gone. */
const REMOVED = /^(is |was )?(deleted|removed)$/;

/** What the state of a document without semantics makes of a request. */
export type Outcome =
  | { readonly made: SemanticsAnswer; readonly refusal?: never }
  | { readonly refusal: Refusal; readonly made?: never };

/** Answers by what is remembered; `undefined` where an operation has nothing to do with it. */
export type Resources = (visit: Visit, request: ValidRequest) => Outcome | undefined;

/**
 * State for a document without semantics: where it has a path of a collection and of its items, POST to
 * the one makes what GET of the other gives, PUT and PATCH change it, and DELETE removes it. What isn't
 * there is a 404, also for all below it.
 */
export function createResources(roles: () => ReadonlyMap<Operation, Role>): Resources {
  return (visit, request) => {
    const role = roles().get(visit.operation);
    if (role === undefined) return undefined;
    for (const parent of role.parents) {
      if (entityAt(visit, parent) === undefined) return missing(visit, parent);
    }
    return role.own && answer(visit, request, role.own);
  };
}

function answer(visit: Visit, request: ValidRequest, own: OwnRole): Outcome | undefined {
  const { resource, deed } = own;
  if (deed === 'list') {
    const made = listEntities(visit, request, resource);
    return made && { made };
  }
  if (deed === 'create') return create(visit, request, own);
  const unmet = unmetPrecondition(visit, own);
  if (unmet !== undefined) return { refusal: unmet };
  const sent = sentOf(visit, request, resource);
  const isNew = deed === 'replace' && keptAt(visit, resource) === undefined;
  if (isNew && createsByPath(visit, resource)) {
    const created = createAt(visit, resource, sent);
    return shown(visit, own, created, tellsOfCreation(visit) ? 201 : undefined);
  }
  const entity = entityAt(visit, resource);
  if (entity === undefined) return missing(visit, resource);
  if (deed === 'read') return shown(visit, own, entity);
  if (deed === 'remove') {
    removeAt(visit, resource);
    return shown(visit, own, removed(own, entity));
  }
  const patching =
    deed === 'replace'
      ? ({ ok: true, document: replaced(visit, entity, sent) } as const)
      : patched(visit, request, resource, entity, sent);
  if (!patching.ok) return { refusal: contradicted(patching.status, patching.problem) };
  const wanted = changeable(visit, own, patching.document, entity);
  // What isn't put again may go, or stays where it can't.
  const loss = deed === 'change' ? lossOf(visit, resource, wanted, entity) : undefined;
  if (loss !== undefined) return { refusal: invalidBody([loss]) };
  const changed = change(visit, resource, wanted, entity);
  return changed === 'taken' ? taken(visit, resource) : shown(visit, own, changed);
}

function create(visit: Visit, request: ValidRequest, own: OwnRole): Outcome | undefined {
  // Several at once aren't kept.
  if (Array.isArray(request.body)) return undefined;
  const overwrites = refusalOfTaken(visit) === undefined;
  const sent = sentOf(visit, request, own.resource);
  const created = createEntity(visit, own.resource, sent, overwrites);
  if (created === undefined) return undefined;
  if (created === 'taken') return taken(visit, own.resource);
  const path = locationOf(visit, own.resource, created.key);
  const status = tellsOfCreation(visit) ? 201 : undefined;
  const { made } = shown(visit, own, created.entity, status, path);
  const response = documentedResponse(visit.operation, made.status);
  const headers =
    response && path !== undefined ? locationHeader(visit, response, path) : undefined;
  return { made: { ...made, headers: { ...made.headers, ...headers } } };
}

/** Whether PUT makes what isn't there: where it is documented to, or nothing else could. */
function createsByPath(visit: Visit, { creation }: Resource): boolean {
  return creation === undefined || tellsOfCreation(visit);
}

function tellsOfCreation({ operation }: Visit): boolean {
  return operation.responses.some(({ status }) => status === '201');
}

/** What a request may say of an entity: in an envelope where answers have one, too. */
function sentOf(
  { compiled }: Visit,
  { body }: ValidRequest,
  { entity, words }: Resource,
): JsonObject {
  const members = membersOf(body);
  const named = Object.entries(members).find(([name]) => wordsOf(name) === words)?.[1];
  const inner = entity.path.length > 0 ? valueIn(members, entity.path) : named;
  const sent = isJsonObject(inner) ? inner : members;
  return withReadOnly(compiled.contract.document, entity.schemas[0], sent);
}

/**
 * The answer with an entity, as the operation shows it.
 * @param location the path where it is found, where it isn't that of the request.
 */
function shown(
  visit: Visit,
  { resource, place }: OwnRole,
  entity: JsonObject,
  status = successStatus(visit.operation),
  location?: string,
) {
  const isValid = (shown: Json) =>
    place === undefined || breachOf(visit.compiled, place.media, shown) === undefined;
  const links = { own: location, list: undefined, itemAt: () => undefined };
  const body = place && withOwnLinks(visit, viewOf(visit, resource, place, entity), isValid, links);
  const headers = validatorHeaders(visit, resource, entity, status);
  return { made: { status, headers, ...(body !== undefined && { body }) } };
}

/** An entity that was removed, as its answer tells of it: `{"deleted": true}`. */
function removed({ place }: OwnRole, entity: JsonObject): JsonObject {
  const telling = place?.members.filter((name) => REMOVED.test(wordsOf(name))) ?? [];
  return { ...entity, ...Object.fromEntries(telling.map((name) => [name, true])) };
}

/** What a change wants of an entity, but for what no client sets: its id, its times, what is readOnly. */
function changeable(
  visit: Visit,
  { resource, deed }: OwnRole,
  wanted: JsonObject,
  before: JsonObject,
): JsonObject {
  const member = keyMember(resource, before);
  // An id is given once; a name can be changed, but for one that the path has just given.
  const isFixed =
    deed === 'replace' || (member !== undefined && ID.test(wordsOf(member.path.at(-1) ?? '')));
  const { document } = visit.compiled.contract;
  const writable = withReadOnly(document, resource.entity.schemas[0], wanted, before);
  const changed = stamped(writable, SET_BY_CHANGE, visit.now);
  return member !== undefined && isFixed
    ? (withValue(changed, member.path, member.value) as JsonObject)
    : changed;
}

/** Keeps an entity that was changed, as it can be shown. */
function change(
  visit: Visit,
  resource: Resource,
  entity: JsonObject,
  before: JsonObject,
): JsonObject | 'taken' {
  const entities = entitiesOf(visit, resource);
  const key = keyInPath(resource, visit);
  const seen = valueIn(viewOf(visit, resource, resource.entity, entity), resource.entity.path);
  const kept = isJsonObject(seen) ? { ...entity, ...held(seen, entity, before) } : entity;
  const newKey = resource.parameter === '' ? key : (keyOf(resource, kept) ?? key);
  if (newKey !== key) {
    if (entities.get(newKey) !== undefined) return 'taken';
    entities.delete(key);
  }
  keep(visit, resource, newKey, kept);
  return kept;
}

function missing(visit: Visit, resource: Resource): Outcome {
  return {
    refusal: contradicted(
      404,
      `there is no ${resource.words} ${keyInPath(resource, visit)}`.trim(),
    ),
  };
}

function taken(visit: Visit, { words }: Resource): Outcome {
  const status = refusalOfTaken(visit) ?? 409;
  return { refusal: contradicted(status, `there is a ${words} of this key already`) };
}

/** The documented status for a key that another one has; `undefined` where there is none. */
function refusalOfTaken({ operation }: Visit): 409 | 422 | undefined {
  return ([409, 422] as const).find((status) =>
    operation.responses.some((response) => response.status === String(status)),
  );
}
