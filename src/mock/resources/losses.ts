import { isObject } from '../../compile/bodies/scalar-text.ts';
import type { PlacedViolation } from '../../compile/violation.ts';
import type { Json, JsonObject } from '../../contract/contract.ts';
import { formatPointer, parsePointer } from '../../contract/pointer.ts';
import { breachOf } from '../response/body.ts';
import type { Visit } from '../visit.ts';
import { valueIn, withValue } from './members.ts';
import type { Resource } from './role.ts';
import { viewOf } from './view.ts';

/**
 * The first way in which an entity can't do without what a change takes from it; `undefined` where it
 * can do without all of that, or have null in its place.
 */
export function lossOf(
  visit: Visit,
  resource: Resource,
  wanted: JsonObject,
  before: JsonObject,
): PlacedViolation | undefined {
  const lost = lostPaths(wanted, before);
  if (lost.length === 0) return undefined;
  const { path, media } = resource.entity;
  const breach = (body: Json) => breachOf(visit.compiled, media, body);
  const whole = viewOf(visit, resource, resource.entity, before);
  const places = lost.map((inner) => [...path, ...inner]);
  const left = places
    .filter((place) => valueIn(whole, place) !== undefined)
    .reduce((body, place) => {
      const without = withValue(body, place, undefined);
      const nulled = withValue(body, place, null);
      return breach(without) !== undefined && breach(nulled) === undefined ? nulled : without;
    }, whole);
  const violation = breach(left);
  if (violation === undefined) return undefined;
  const pointer = formatPointer(parsePointer(violation.pointer).slice(path.length));
  return { ...violation, at: 'request.body', pointer };
}

/** Where a change leaves nothing, or null, of what was there: the outermost members. */
function lostPaths(wanted: JsonObject, before: JsonObject): string[][] {
  return Object.entries(before).flatMap(([name, was]): string[][] => {
    const value = Object.hasOwn(wanted, name) ? wanted[name] : undefined;
    if (was === null) return [];
    if (value === undefined || value === null) return [[name]];
    if (!isObject(value) || !isObject(was)) return [];
    return lostPaths(value, was).map((inner) => [name, ...inner]);
  });
}
