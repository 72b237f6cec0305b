import { wordsOf } from '../../compile/fakes/text.ts';
import { once } from '../../compile/lazily.ts';
import { documentedResponse } from '../../compile/response.ts';
import type { Contract, Json, JsonObject, Response } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { splitTarget } from '../../http/target.ts';
import type { ValidRequest } from '../../semantics/semantics.ts';
import { membersOf } from '../given.ts';
import { isOfPaging, pageOf } from '../page.ts';
import { contradicted, type Refusal } from '../request/refusal.ts';
import { breachOf, fakeBody } from '../response/body.ts';
import { fittingHeaders } from '../response/headers.ts';
import type { SemanticsAnswer } from '../response/semantics-answer.ts';
import { successStatus } from '../status.ts';
import { fakeContext, type Visit } from '../visit.ts';
import { createEntity, entitiesOf, keyInPath, keyOf, valueIn, viewOf } from './entities.ts';
import { findResources, type OwnRole, type Resource } from './find-resources.ts';
import { linkHeader, originOf, tellOfPage } from './list-page.ts';
import { propertyNames } from './places.ts';
import { CHANGED_AT, stamped } from './timestamps.ts';

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
export function createResources(contract: Contract): Resources {
  const roles = once(() => findResources(contract));
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
  if (deed === 'list') return list(visit, request, resource);
  if (deed === 'create') return create(visit, request, own);
  const entity = entityAt(visit, resource);
  if (entity === undefined) return missing(visit, resource);
  if (deed === 'read') return shown(visit, own, entity);
  if (deed === 'remove') {
    entitiesOf(visit, resource).delete(keyInPath(resource, visit));
    return shown(visit, own, entity);
  }
  const sent = sentOf(request, resource);
  const kept = deed === 'replace' ? withoutUnsent(visit, entity, sent) : entity;
  return shown(visit, own, changed(visit, resource, { ...kept, ...sent }, entity));
}

function entityAt(visit: Visit, resource: Resource): JsonObject | undefined {
  return entitiesOf(visit, resource).get(keyInPath(resource, visit));
}

function create(visit: Visit, request: ValidRequest, own: OwnRole): Outcome | undefined {
  const created = createEntity(visit, own.resource, sentOf(request, own.resource));
  if (created === undefined) return undefined;
  if (created === 'taken') {
    if (documentedResponse(visit.operation, 409) === undefined) return undefined;
    return { refusal: contradicted(409, `there is a ${own.resource.words} of this key already`) };
  }
  const { made } = shown(visit, own, created.entity);
  const response = documentedResponse(visit.operation, made.status);
  const { path } = splitTarget(visit.request.url);
  const location = `${path.replace(/\/$/, '')}/${encodeURIComponent(created.key)}`;
  const headers = response && tellHeader(visit, response, 'location', location);
  return { made: { ...made, headers: headers ?? {} } };
}

/** What a request says of an entity: in an envelope where answers have one, too. */
function sentOf({ body }: ValidRequest, { entity, words }: Resource): JsonObject {
  const members = membersOf(body);
  const named = Object.entries(members).find(([name]) => wordsOf(name) === words)?.[1];
  const inner = entity.path.length > 0 ? valueIn(members, entity.path) : named;
  return isJsonObject(inner) ? inner : members;
}

/** The answer with an entity, as the operation shows it. */
function shown(visit: Visit, { place }: OwnRole, entity: JsonObject) {
  const status = successStatus(visit.operation);
  const body = place && viewOf(visit, place, entity);
  return { made: { status, headers: {}, ...(body !== undefined && { body }) } };
}

/** Keeps an entity that was changed, as it can be shown: with its key, and the time of the change. */
function changed(
  visit: Visit,
  resource: Resource,
  wanted: JsonObject,
  before: JsonObject,
): JsonObject {
  const key = keyInPath(resource, visit);
  const keyed = Object.entries(before).filter(([, value]) => String(value) === key);
  const entity = { ...stamped(wanted, CHANGED_AT, visit.now), ...Object.fromEntries(keyed) };
  const seen = valueIn(viewOf(visit, resource.entity, entity), resource.entity.path);
  const kept = isJsonObject(seen) ? { ...entity, ...seen } : entity;
  entitiesOf(visit, resource).set(keyOf(resource, kept) ?? key, kept);
  return kept;
}

/** What is replaced loses what could have been sent and wasn't (RFC 9110 §9.3.4). */
function withoutUnsent(
  { compiled, operation, request }: Visit,
  entity: JsonObject,
  sent: JsonObject,
): JsonObject {
  const { requestBody } = operation;
  const match = requestBody && compiled.matchMediaType(requestBody, request);
  const schema = match !== undefined && 'media' in match ? match.media.schema : undefined;
  const writable = schema === undefined ? [] : propertyNames(compiled.contract.document, schema);
  const kept = Object.entries(entity).filter(
    ([name]) => Object.hasOwn(sent, name) || !writable.includes(name),
  );
  return Object.fromEntries(kept);
}

function list(visit: Visit, { parameters }: ValidRequest, resource: Resource): Outcome | undefined {
  const place = resource.list;
  if (place === undefined) return undefined;
  const { compiled, operation } = visit;
  const query = (parameters.query ?? {}) as Readonly<Record<string, unknown>>;
  const entities = entitiesOf(visit, resource)
    .all()
    .filter((entity) => isAskedFor(entity, query));
  const keys = entities.map((entity) => keyOf(resource, entity) ?? '');
  const page = pageOf(operation, query, keys);
  const items = entities
    .slice(page.start, page.end)
    .map((entity) => viewOf(visit, { path: [], media: place.item }, entity));
  const status = successStatus(operation);
  const isValid = (body: Json) => breachOf(compiled, place.media, body) === undefined;
  const body = withList(
    fakeBody(compiled, place.media, fakeContext(visit, status)),
    place.path,
    items,
  );
  if (!isValid(body)) return undefined;
  if (isJsonObject(body)) tellOfPage(visit, body, place.path, page, isValid);
  const link = linkHeader(visit, page);
  const response = link === '' ? undefined : documentedResponse(operation, status);
  const headers = response && tellHeader(visit, response, 'link', link);
  return { made: { status, headers: headers ?? {}, body } };
}

/** A header field that is documented, absolute where it has to be, if it takes what is told in it. */
function tellHeader(
  visit: Visit,
  response: Response,
  name: 'location' | 'link',
  value: string,
): Readonly<Record<string, string>> {
  if (!response.headers.some((header) => header.name === name)) return {};
  const absolute = name === 'location' ? [`${originOf(visit)}${value}`] : [];
  const candidates = [...absolute, value].map((text) =>
    fittingHeaders(visit.compiled, response, { [name]: text }),
  );
  return candidates.find((headers) => name in headers) ?? {};
}

/** Whether an entity has what a query names of it: `?status=open`. */
function isAskedFor(entity: JsonObject, query: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(query).every(([name, value]) => {
    if (isOfPaging(name)) return true;
    const member = entity[name];
    const isPlain = typeof member !== 'object' && member !== undefined;
    return !isPlain || [value].flat().some((wanted) => String(wanted) === String(member));
  });
}

function withList(body: Json, [name, ...rest]: readonly string[], items: Json[]): Json {
  if (name === undefined) return items;
  return isJsonObject(body) ? { ...body, [name]: withList(body[name] ?? {}, rest, items) } : body;
}

function missing(visit: Visit, resource: Resource): Outcome {
  return {
    refusal: contradicted(404, `there is no ${resource.words} ${keyInPath(resource, visit)}`),
  };
}
