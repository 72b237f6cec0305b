import { isDeepStrictEqual } from 'node:util';
import type { PlacedViolation } from '../../compile/violation.ts';
import type { Json, JsonObject } from '../../contract/contract.ts';
import { formatPointer, parsePointer } from '../../contract/pointer.ts';
import { breachOf } from '../response/body.ts';
import type { Visit } from '../visit.ts';
import { describedMembers } from './changes.ts';
import { valueIn, withValue } from './members.ts';
import type { Resource } from './role.ts';
import { viewOf } from './view.ts';

/**
 * The first way in which an entity can't have what a change wants of it, where the request's schema left
 * that open, as those of merge patches do, and a refusal is documented; `undefined` where there is none.
 */
export function misfitOf(
  visit: Visit,
  resource: Resource,
  wanted: JsonObject,
  before: JsonObject,
): PlacedViolation | undefined {
  const { compiled, operation } = visit;
  const isRefused = operation.responses.some(({ status }) => /^4(00|22|XX)$/.test(status));
  if (!isRefused) return undefined;
  const { path, media } = resource.entity;
  const described = describedMembers(visit);
  const whole = viewOf(visit, resource, resource.entity, before);
  const changed = Object.entries(wanted).reduce<Json>((body, [name, value]) => {
    const at = [...path, name];
    // What null takes away is a loss.
    const isTold = value !== null && valueIn(whole, at) !== undefined;
    const isOpen = isTold && !described.includes(name);
    return isOpen && !isDeepStrictEqual(value, before[name]) ? withValue(body, at, value) : body;
  }, whole);
  const violation = breachOf(compiled, media, changed);
  if (violation === undefined) return undefined;
  const pointer = formatPointer(parsePointer(violation.pointer).slice(path.length));
  return { ...violation, at: 'request.body', pointer };
}
