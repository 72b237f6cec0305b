import { documentedResponse } from '../../compile/response.ts';
import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import type { ValidRequest } from '../../semantics/semantics.ts';
import { inEnvelope } from '../given.ts';
import { type Page, pageOf } from '../page.ts';
import { askedPage } from '../page-query.ts';
import { breachOf, fakeBody } from '../response/body.ts';
import { fittingHeaders } from '../response/headers.ts';
import type { SemanticsAnswer } from '../response/semantics-answer.ts';
import { successStatus } from '../status.ts';
import { fakeContext, type Visit } from '../visit.ts';
import { hasAsked } from './asked-members.ts';
import { entitiesOf } from './collections.ts';
import { withIncluded } from './included.ts';
import { keyOf } from './keys.ts';
import { pageHeaders, tellOfPage } from './list-page.ts';
import { itemUrl } from './location-header.ts';
import { valueIn, withValue } from './members.ts';
import { withOwnLinks } from './own-links.ts';
import type { ListPlace } from './places.ts';
import type { Resource } from './role.ts';
import { viewOf } from './view.ts';

/** The answer with the entities of a collection that a query asks for; `undefined` where it has no list. */
export function listEntities(
  visit: Visit,
  { parameters }: ValidRequest,
  resource: Resource,
): SemanticsAnswer | undefined {
  const place = resource.list;
  if (place === undefined) return undefined;
  const { compiled, operation } = visit;
  const query = (parameters.query ?? {}) as Readonly<Record<string, unknown>>;
  const entities = entitiesOf(visit, resource)
    .all()
    .filter((entity) => hasAsked(entity, query));
  const keys = entities.map((entity) => keyOf(resource, entity) ?? '');
  const page = pageOf(askedPage(compiled.contract.document, operation, query), keys);
  return answerList(visit, resource, place, entities.slice(page.start, page.end), page);
}

/**
 * The answer with some entities in its list; `undefined` where that can't hold them.
 * @param page that they are.
 */
export function answerList(
  visit: Visit,
  resource: Resource,
  place: ListPlace,
  entities: readonly JsonObject[],
  page: Page,
): SemanticsAnswer | undefined {
  const { compiled, operation } = visit;
  const items = entities.map((entity, index) => {
    const item = viewOf(visit, resource, place.item, entity);
    return place.item.path.length === 0 ? item : withCursor(item, page.keys[index]);
  });
  const status = successStatus(operation);
  const isValid = (body: Json) => breachOf(compiled, place.media, body) === undefined;
  // What goes with the items, such as what is included with them, is made for them.
  const given = inEnvelope({ references: new Map(), members: {}, items }, place.path);
  const made = fakeBody(compiled, place.media, { ...fakeContext(visit, status), given });
  const listed = withValue(made, place.path, items);
  if (!isValid(listed)) return undefined;
  const included = withIncluded(visit, resource, listed, isValid);
  const told = tellOfPage(visit, included, place.path, page, isValid);
  const body = withOwnLinks(visit, told, isValid, {
    own: () => undefined,
    list: place.path,
    itemAt: (item) => itemUrl(visit, resource, valueIn(item, place.item.path)),
  });
  const response = documentedResponse(operation, status);
  const ofPage = pageHeaders(visit, page, response?.headers ?? []);
  const headers = response && fittingHeaders(compiled, response, ofPage);
  return { status, headers: headers ?? {}, body };
}

/** An edge of a connection with the cursor by which what comes after it is asked for. */
function withCursor(edge: Json, key: string | undefined): Json {
  const hasCursor = isJsonObject(edge) && 'cursor' in edge;
  return hasCursor ? withValue(edge, ['cursor'], key) : edge;
}
