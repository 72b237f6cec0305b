import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { breachOf, fakeBody } from '../response/body.ts';
import { fakeContext, type Visit } from '../visit.ts';
import type { Resource } from './find-resources.ts';
import type { EntityPlace } from './places.ts';
import { settle } from './settle.ts';

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
  const shown = valueIn(body, path);
  const isValid = () => breachOf(visit.compiled, media, body) === undefined;
  if (isJsonObject(shown)) {
    const isDeclared = (name: string) => resource.entity.members.includes(name);
    loseMembers(shown, entity, isDeclared, isValid);
  }
  return body;
}

/** A value as the last of some names within each other has it. */
export function within(path: readonly string[], value: JsonObject): JsonObject {
  return path.reduceRight<JsonObject>((inner, name) => ({ [name]: inner }), value);
}

/** The value that a path of names leads to. */
export function valueIn(body: Json, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (value, name) => (isJsonObject(value) ? value[name] : undefined),
    body,
  );
}

/** Takes out of what is shown what an entity lacks, or has as a null that couldn't stand. */
function loseMembers(
  shown: { [name: string]: Json },
  entity: JsonObject,
  isDeclared: (name: string) => boolean,
  isValid: () => boolean,
): void {
  for (const [name, value] of Object.entries(shown)) {
    const kept = Object.hasOwn(entity, name) ? entity[name] : undefined;
    if (isJsonObject(value) && isJsonObject(kept)) loseMembers(value, kept, () => true, isValid);
    const isLost = kept === undefined ? isDeclared(name) : kept === null && value !== null;
    if (isLost) settle(shown, name, [undefined, null], isValid);
  }
}
