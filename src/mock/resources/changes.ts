import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../../compile/bodies/scalar-text.ts';
import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject, parsePointer } from '../../contract/pointer.ts';
import { headerValue } from '../../http/exchange.ts';
import type { ValidRequest } from '../../semantics/semantics.ts';
import type { Visit } from '../visit.ts';
import { applyJsonPatch, type Patching } from './json-patch.ts';
import { valueIn, within } from './members.ts';
import { propertyNames } from './places.ts';
import type { Resource } from './role.ts';

/**
 * What PATCH makes of an entity (RFC 5789): by a JSON Patch (RFC 6902), else by what is sent of it, in
 * which objects are merged (RFC 7396). A null removes in a merge patch alone, and is a value elsewhere.
 */
export function patched(
  { request }: Visit,
  { body }: ValidRequest,
  { entity: { path } }: Resource,
  entity: JsonObject,
  sent: JsonObject,
): Patching<JsonObject> {
  if (Array.isArray(body)) return patchedByPointers(entity, body, path);
  const isMergePatch = MERGE_PATCH.test(headerValue(request.headers, 'content-type') ?? '');
  return { ok: true, document: merged(entity, sent, isMergePatch) };
}

/** What PUT makes of an entity: it loses what could have been sent and wasn't (RFC 9110 §9.3.4). */
export function replaced(visit: Visit, entity: JsonObject, sent: JsonObject): JsonObject {
  const writable = describedMembers(visit);
  const kept = Object.entries(entity).filter(([name]) => !writable.includes(name));
  return { ...Object.fromEntries(kept), ...sent };
}

/** The names of the members that the schema of a request's body describes. */
export function describedMembers({ compiled, operation, request }: Visit): readonly string[] {
  const { requestBody } = operation;
  const match = requestBody && compiled.matchMediaType(requestBody, request);
  const schema = match !== undefined && 'media' in match ? match.media.schema : undefined;
  return schema === undefined ? [] : propertyNames(compiled.contract.document, schema);
}

/**
 * What is left of a change: a member that can't be what was wanted of it, or left out as it was, stays as
 * it was before.
 * @param shown what was made of what was wanted.
 */
export function held(shown: JsonObject, wanted: JsonObject, before: JsonObject): JsonObject {
  const members = Object.entries(shown).map(([name, value]): [string, Json] => {
    const asked = Object.hasOwn(wanted, name) ? wanted[name] : undefined;
    const was = Object.hasOwn(before, name) ? before[name] : undefined;
    if (was === undefined || isDeepStrictEqual(value, asked)) return [name, value];
    if (asked === undefined) return [name, was];
    const isPart = isJsonObject(value) && isJsonObject(asked) && isJsonObject(was);
    return [name, isPart ? held(value, asked, was) : was];
  });
  return Object.fromEntries(members);
}

/**
 * Pointers lead into what GET shows, its envelope with it (RFC 5789 §2, RFC 6902 §4). No document says
 * where they begin, and many APIs take them from the entity: so they do where they don't name the envelope.
 */
function patchedByPointers(
  entity: JsonObject,
  operations: readonly Json[],
  envelope: readonly string[],
): Patching<JsonObject> {
  const pointers = operations
    .filter(isJsonObject)
    .flatMap(({ path, from }) => (from === undefined ? [path] : [path, from]))
    .map((pointer) => (typeof pointer === 'string' ? parsePointer(pointer) : []));
  const isWhole = pointers.every(([first = envelope[0]]) => first === envelope[0]);
  const place = isWhole ? envelope : [];
  const result = applyJsonPatch(within(place, entity), operations);
  if (!result.ok) return result;
  const document = valueIn(result.document, place);
  if (isJsonObject(document)) return { ok: true, document };
  return { ok: false, status: 409, problem: 'what the JSON Patch leaves is no object' };
}

const MERGE_PATCH = /^\s*application\/merge-patch\+json\s*(;|$)/i;

function merged(target: JsonObject, patch: JsonObject, nullRemoves: boolean): JsonObject {
  const result = new Map(Object.entries(target));
  for (const [name, value] of Object.entries(patch)) {
    const before = result.get(name);
    if (value === null && nullRemoves) result.delete(name);
    else if (isObject(value)) {
      result.set(name, merged(isObject(before) ? before : {}, value, nullRemoves));
    } else result.set(name, value);
  }
  return Object.fromEntries(result);
}
