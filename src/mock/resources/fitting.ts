import type { Given } from '../../compile/fakes/compile.ts';
import { sentInPlace } from '../../compile/fakes/given.ts';
import { lazily, once } from '../../compile/lazily.ts';
import { documentedResponse } from '../../compile/response.ts';
import { singular, wordsOf } from '../../compile/words.ts';
import type { Contract, Json, MediaType, Operation, Response } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { headerList } from '../../http/exchange.ts';
import { isJson, typicalMediaType } from '../../http/media-type.ts';
import type { ValidRequest } from '../../semantics/semantics.ts';
import { onlyPage } from '../page.ts';
import { askedPage } from '../page-query.ts';
import { ATTEMPTS, attemptContext, breachOf, fakeBody } from '../response/body.ts';
import { fittingHeaders, type SettledHeaders } from '../response/headers.ts';
import { chooseRepresentation, representations } from '../response/representation.ts';
import type { SemanticsAnswer } from '../response/semantics-answer.ts';
import { successStatus } from '../status.ts';
import { fakeContext, type Visit } from '../visit.ts';
import { withAsked } from './asked-members.ts';
import { isOfEntity } from './envelope.ts';
import { keyOf } from './keys.ts';
import { pageHeaders, tellOfPage } from './list-page.ts';
import { itemUrl, locationHeader, locationOf } from './location-header.ts';
import { settled, valueIn } from './members.ts';
import { withOwnLinks } from './own-links.ts';
import { findList, type ListPlace } from './places.ts';
import type { OwnRole, Role } from './role.ts';

/** Makes an answer of fakes that fits its request; `undefined` where what is documented is to answer. */
export type Fitting = (
  visit: Visit,
  request: ValidRequest,
  status: number,
  given: Given,
) => SemanticsAnswer | undefined;

/**
 * Prepares answers of a mock that doesn't remember: a list has what its query asks for and is the only
 * page of that, `Location` leads to what was made, and links lead to the mock.
 */
export function createFitting(
  { document }: Contract,
  roles: () => ReadonlyMap<Operation, Role>,
): Fitting {
  const listOf = lazily((operation: Operation) => {
    const name = operation.path.split('/').findLast((part) => /^[^{}]+$/.test(part)) ?? '';
    const place = findList(document, operation, singular(wordsOf(name)));
    return { place: place && isOfEntity(document, place) ? undefined : place };
  });

  return (visit, request, status, given) => {
    const { compiled, operation } = visit;
    const response = documentedResponse(operation, status);
    const media = response && fakedMedia(visit, response, status);
    if (response === undefined || media === undefined) return undefined;
    const isValid = (body: Json) => breachOf(compiled, media, body) === undefined;
    const context = { ...fakeContext(visit, status), given };
    const make = (attempt: number) => fakeBody(compiled, media, attemptContext(context, attempt));
    const { place } = status === successStatus(operation) ? listOf(operation) : {};
    const list = place?.media.pointer === media.pointer ? place : undefined;
    const query = (request.parameters.query ?? {}) as Readonly<Record<string, unknown>>;
    const made = list === undefined ? make(0) : withPosted(make, list.path, request.body, isValid);
    const asked = operation.method === 'GET' ? withAsked(made, list?.path, query, isValid) : made;
    const paged = list && listed(visit, response, list, asked, query, isValid);
    // All resources of a document are found together, which takes as long as some hundred answers.
    const own = once(() => roles().get(operation)?.own);
    const location = once(() => locationIn(visit, own(), asked));
    return {
      status,
      headers: { ...paged?.headers, ...locationHeader(visit, response, location) },
      body: withOwnLinks(visit, paged?.body ?? asked, isValid, {
        own: location,
        list: list?.path,
        itemAt: (item) => {
          const role = own();
          return role?.deed === 'list' ? itemUrl(visit, role.resource, item) : undefined;
        },
      }),
      provenAs: media,
    };
  };
}

/** A list of fakes in which what was posted as a list stands, item by item. */
function withPosted(
  make: (attempt: number) => Json,
  path: readonly string[],
  posted: unknown,
  isValid: (body: Json) => boolean,
): Json {
  const first = make(0);
  if (!Array.isArray(posted)) return first;
  const items: Json[] = [];
  for (let attempt = 0; items.length < posted.length && attempt < ATTEMPTS; attempt += 1) {
    const more = valueIn(make(attempt), path);
    if (Array.isArray(more)) items.push(...more);
  }
  const merged = items.slice(0, posted.length).map((item, index) => {
    const sent: Json = posted[index];
    return isJsonObject(sent) && isJsonObject(item) ? (sentInPlace(sent, item) ?? item) : item;
  });
  return settled(first, path, [merged], isValid);
}

/** The representation to answer with, where it is JSON that is made rather than an example. */
function fakedMedia(
  { compiled, request, preference, preferExamples }: Visit,
  response: Response,
  status: number,
): MediaType | undefined {
  const accept = headerList(request.headers, 'accept');
  const media = chooseRepresentation(compiled, representations(response, status), accept);
  if (media?.schema === undefined || !isJson(typicalMediaType(media.range))) return undefined;
  const { example, dynamic } = preference;
  const examplesFirst = dynamic === undefined ? preferExamples : dynamic === 'false';
  const isExample = example !== undefined || (examplesFirst && media.examples.size > 0);
  return isExample ? undefined : media;
}

/** A list with what tells of it as the only page of what is asked for. */
function listed(
  visit: Visit,
  response: Response,
  { path }: ListPlace,
  body: Json,
  query: Readonly<Record<string, unknown>>,
  isValid: (body: Json) => boolean,
): { readonly headers: SettledHeaders; readonly body: Json } | undefined {
  const items = valueIn(body, path);
  if (!Array.isArray(items)) return undefined;
  const { compiled, operation } = visit;
  const keys = items.map((item) => (isJsonObject(item) ? String(item.id ?? '') : ''));
  const page = onlyPage(askedPage(compiled.contract.document, operation, query), keys);
  const headers = pageHeaders(visit, page, response.headers);
  return {
    headers: fittingHeaders(compiled, response, headers),
    body: tellOfPage(visit, body, path, page, isValid),
  };
}

/** Where what an operation creates is found. */
function locationIn(visit: Visit, own: OwnRole | undefined, body: Json): string | undefined {
  if (own?.deed !== 'create' || own.place === undefined) return undefined;
  const entity = valueIn(body, own.place.path);
  const key = isJsonObject(entity) ? keyOf(own.resource, entity) : undefined;
  return key === undefined ? undefined : locationOf(visit, own.resource, key);
}
