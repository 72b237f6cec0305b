import { isObject } from '../../compile/bodies/scalar-text.ts';
import type { JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { headerValue } from '../../http/exchange.ts';
import type { ValidRequest } from '../../semantics/semantics.ts';
import type { Visit } from '../visit.ts';
import { applyJsonPatch } from './json-patch.ts';
import { propertyNames } from './places.ts';

/**
 * What PATCH makes of an entity (RFC 5789): by a JSON Patch (RFC 6902), else by what is sent of it, in
 * which objects are merged (RFC 7396). A null removes in a merge patch alone, and is a value elsewhere.
 * @returns `undefined` where the patch can't be applied.
 */
export function patched(
  { request }: Visit,
  { body }: ValidRequest,
  entity: JsonObject,
  sent: JsonObject,
): JsonObject | undefined {
  if (Array.isArray(body)) {
    const result = applyJsonPatch(entity, body);
    return isJsonObject(result) ? result : undefined;
  }
  const isMergePatch = MERGE_PATCH.test(headerValue(request.headers, 'content-type') ?? '');
  return merged(entity, sent, isMergePatch);
}

/** What PUT makes of an entity: it loses what could have been sent and wasn't (RFC 9110 §9.3.4). */
export function replaced(
  { compiled, operation, request }: Visit,
  entity: JsonObject,
  sent: JsonObject,
): JsonObject {
  const { requestBody } = operation;
  const match = requestBody && compiled.matchMediaType(requestBody, request);
  const schema = match !== undefined && 'media' in match ? match.media.schema : undefined;
  const writable = schema === undefined ? [] : propertyNames(compiled.contract.document, schema);
  const kept = Object.entries(entity).filter(([name]) => !writable.includes(name));
  return { ...Object.fromEntries(kept), ...sent };
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
