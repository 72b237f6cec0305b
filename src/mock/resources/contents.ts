import { documentedResponse } from '../../compile/response.ts';
import type { Json, Operation } from '../../contract/contract.ts';
import { headerValue } from '../../http/exchange.ts';
import { parseMediaType } from '../../http/media-type.ts';
import type { ValidRequest } from '../../semantics/semantics.ts';
import { type Collection, collectionOf } from '../../semantics/store.ts';
import { contradicted } from '../request/refusal.ts';
import { breachOf } from '../response/body.ts';
import { isOf } from '../response/representation.ts';
import { successStatus } from '../status.ts';
import type { Visit } from '../visit.ts';
import { collectionPath } from './item-path.ts';
import { type Outcome, tellsOfCreation } from './outcome.ts';
import { successBody } from './places.ts';

/** What was put at a path, as its body was read, and of which media type; `null` where it was removed. */
type Content = { readonly type: string; readonly body: Json } | null;

/** Whether a path has a content that isn't JSON, such as a text or a file, and can be given another one. */
export function holdsContent(operations: readonly Operation[]): boolean {
  const read = operations.find(({ method }) => method === 'GET');
  const content = read && documentedResponse(read, successStatus(read))?.content;
  const isChanged = operations.some(({ method }) => method === 'PUT' || method === 'DELETE');
  return isChanged && read !== undefined && content?.length !== 0 && !successBody(read);
}

/**
 * What a request does with the content of its path: PUT gives it, GET tells it, and DELETE removes it.
 * Before that there is one for every path.
 * @param outcome of the request, as far as an entity is at the path, too.
 */
export function contentOutcome(
  visit: Visit,
  { body }: ValidRequest,
  outcome: Outcome | undefined,
): Outcome | undefined {
  if (outcome?.refusal !== undefined) return outcome;
  const { operation, request } = visit;
  const contents: Collection<Content> = collectionOf(visit.store, 'contents');
  const path = collectionPath({ collection: operation.path }, visit);
  const kept = contents.get(path);
  const status = successStatus(operation);
  if (operation.method === 'PUT') {
    const { type, subtype } =
      parseMediaType(headerValue(request.headers, 'content-type') ?? '') ?? {};
    contents.set(path, { type: `${type}/${subtype}`, body: (body ?? '') as Json });
    const isNew = kept == null && tellsOfCreation(visit);
    return outcome ?? { made: { status: isNew ? 201 : status, headers: {} } };
  }
  if (kept === null) return { refusal: contradicted(404, `there is nothing at ${path}`) };
  if (operation.method === 'DELETE') {
    contents.set(path, null);
    return outcome ?? { made: { status, headers: {} } };
  }
  if (operation.method !== 'GET' || kept === undefined) return outcome;
  const content = documentedResponse(operation, status)?.content ?? [];
  const media = content.find((one) => isOf(one, kept.type));
  if (media === undefined || breachOf(visit.compiled, media, kept.body) !== undefined)
    return outcome;
  const isNamed = content.length === 1 && media.range === kept.type;
  const headers = isNamed ? {} : { 'content-type': kept.type };
  return { made: { status, headers: { ...outcome?.made.headers, ...headers }, body: kept.body } };
}
