import { SET_BY_CHANGE, wordsOf } from '../../compile/words.ts';
import type { JsonObject, Operation } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import type { ValidRequest } from '../../semantics/semantics.ts';
import { contradicted, invalidBody } from '../request/refusal.ts';
import type { Visit } from '../visit.ts';
import { held, patched, replaced } from './changes.ts';
import { entitiesOf } from './collections.ts';
import { contentOutcome } from './contents.ts';
import { create } from './create.ts';
import { createAt, entityAt, keep, keptAt, removeAt } from './entities.ts';
import { keyInPath } from './item-path.ts';
import { rejoined } from './joining.ts';
import { isId, keyMember, keyOf } from './keys.ts';
import { listEntities } from './list.ts';
import { lossOf } from './losses.ts';
import { valueIn, withValue } from './members.ts';
import { misfitOf } from './misfits.ts';
import { missing, mistaken, type Outcome, shown, taken, tellsOfCreation } from './outcome.ts';
import { unmetPrecondition } from './preconditions.ts';
import { withReadOnly } from './read-only.ts';
import { representable } from './representable.ts';
import type { OwnRole, Resource, Role } from './role.ts';
import { sentOf } from './sent.ts';
import { stamped } from './timestamps.ts';
import { viewOf } from './view.ts';

/** A name, in words, of what says that an entity is gone. */
const REMOVED = /^(is |was )?(deleted|removed)$/;

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
    const ofEntity = role.own && answer(visit, request, role.own);
    const outcome = role.hasContent ? contentOutcome(visit, request, ofEntity) : ofEntity;
    return outcome && representable(visit, outcome);
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
  const sent = sentOf(visit, request.body, resource);
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
  const mistake = mistaken(visit, resource, entity, sent);
  if (mistake !== undefined) return mistake;
  const patching =
    deed === 'replace'
      ? ({ ok: true, document: replaced(visit, entity, sent) } as const)
      : patched(visit, request, resource, entity, sent);
  if (!patching.ok) return { refusal: contradicted(patching.status, patching.problem) };
  const wanted = changeable(visit, own, patching.document, entity);
  // What isn't put again may go, or stays where it can't.
  const loss = deed === 'change' ? lossOf(visit, resource, wanted, entity) : undefined;
  const breach = loss ?? misfitOf(visit, resource, wanted, entity);
  if (breach !== undefined) return { refusal: invalidBody([breach]) };
  const changed = change(visit, resource, wanted, entity);
  return changed === 'taken' ? taken(visit, resource) : shown(visit, own, changed);
}

/** Whether PUT makes what isn't there: where it is documented to, or nothing else could. */
function createsByPath(visit: Visit, { creation }: Resource): boolean {
  return creation === undefined || tellsOfCreation(visit);
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
  const isFixed = deed === 'replace' || (member !== undefined && isId(member));
  const { document } = visit.compiled.contract;
  const writable = withReadOnly(document, resource.entity.schemas[0], wanted, before);
  const changed = stamped(writable, SET_BY_CHANGE, visit.now);
  const referring = rejoined(resource, changed, before);
  return member !== undefined && isFixed
    ? (withValue(referring, member.path, member.value) as JsonObject)
    : referring;
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
