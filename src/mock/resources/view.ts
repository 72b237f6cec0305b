import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { breachOf, fakeBody } from '../response/body.ts';
import { fakeContext, type Visit } from '../visit.ts';
import type { Resource } from './find-resources.ts';
import { settled, valueIn, within } from './members.ts';
import type { EntityPlace } from './places.ts';

/**
 * An entity as one of its representations shows it. It was made with all members that are declared of
 * it: one that it lacks now was taken from it, and is left out or null where the schema lets it be.
 */
export function viewOf(
  visit: Visit,
  resource: Resource,
  { path, media }: EntityPlace,
  entity: JsonObject,
): Json {
  const given = { references: new Map(), members: within(path, entity) };
  const body = fakeBody(visit.compiled, media, { ...fakeContext(visit, 200), given });
  const isValid = (shown: Json) => breachOf(visit.compiled, media, shown) === undefined;
  const isDeclared = (name: string) => resource.entity.members.includes(name);
  return withoutLost(body, path, entity, isDeclared, isValid);
}

/** What is shown without what an entity lacks, or has as a null that couldn't stand. */
function withoutLost(
  body: Json,
  path: readonly string[],
  entity: JsonObject,
  isDeclared: (name: string) => boolean,
  isValid: (body: Json) => boolean,
): Json {
  const shown = valueIn(body, path);
  return Object.entries(isJsonObject(shown) ? shown : {}).reduce<Json>((left, [name, value]) => {
    const kept = Object.hasOwn(entity, name) ? entity[name] : undefined;
    const at = [...path, name];
    if (isJsonObject(value) && isJsonObject(kept)) {
      return withoutLost(left, at, kept, () => true, isValid);
    }
    const isLost = kept === undefined ? isDeclared(name) : kept === null && value !== null;
    return isLost ? settled(left, at, [undefined, null], isValid) : left;
  }, body);
}
