import { isDeepStrictEqual } from 'node:util';
import type { Json, JsonObject, Pointer } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { ATTEMPTS, attemptContext, breachOf, fakeBody } from '../response/body.ts';
import { fakeContext, type Visit } from '../visit.ts';
import { entitiesOf } from './collections.ts';
import { withOthers } from './joining.ts';
import { type Candidates, settledAll, type Unsettled, valueIn, within } from './members.ts';
import { type EntityPlace, propertyAt, propertyNames } from './places.ts';
import type { Resource } from './role.ts';

/**
 * An entity as one of its representations shows it: of the shape that has most of its members, each as
 * it is remembered. It was made with all members that are declared of it: one that it lacks now was
 * taken from it, and is left out or null where the schema lets it be.
 */
export function viewOf(
  visit: Visit,
  resource: Resource,
  place: EntityPlace,
  entity: JsonObject,
): Json {
  const { compiled } = visit;
  const isValid = (shown: Json) => breachOf(compiled, place.media, shown) === undefined;
  const known = withOthers(visit, resource, entity, entitiesOf);
  const isDeclared = (name: string) => resource.entity.members.includes(name);
  const { document } = compiled.contract;
  const { path, media } = place;
  const body = likestOf(visit, place, known);
  const schema = media.schema && schemaIn(document, media.schema, path);
  return settledAll(body, unlike(valueIn(body, path), path, schema, known, isDeclared), isValid);

  /** What is shown otherwise than the entity has it, and what it may be instead. */
  function unlike(
    shown: Json | undefined,
    at: readonly string[],
    described: Pointer | undefined,
    kept: JsonObject,
    isLosable: (name: string) => boolean,
  ): Unsettled[] {
    const members = Object.entries(shown !== undefined && isJsonObject(shown) ? shown : {});
    return members.flatMap(([name, value]): Unsettled[] => {
      const wanted = Object.hasOwn(kept, name) ? kept[name] : undefined;
      if (isDeepStrictEqual(value, wanted)) return [];
      if (isJsonObject(value) && wanted !== undefined && isJsonObject(wanted)) {
        const inner = described && propertyAt(document, described, name);
        if (inner !== undefined && !isMap(document, inner)) {
          const path = [...at, name];
          const parts = () => unlike(value, path, inner, wanted, () => true);
          const isWhole = isDescribed(document, inner, wanted);
          return isWhole ? [{ path, candidates: [wanted], parts }] : parts();
        }
      }
      const candidates = candidatesFor(wanted, isLosable(name));
      return candidates.length === 0 ? [] : [{ path: [...at, name], candidates }];
    });
  }
}

/** What a member may be that is remembered otherwise. */
function candidatesFor(wanted: Json | undefined, isLosable: boolean): Candidates {
  if (wanted === undefined) return isLosable ? [undefined, null] : [];
  return wanted === null ? [undefined, null] : [wanted];
}

/** Of the shapes that a representation may have, that in which most of an entity's members stand. */
function likestOf(visit: Visit, { path, media, schemas }: EntityPlace, entity: JsonObject): Json {
  const given = { references: new Map(), members: within(path, entity) };
  const context = { ...fakeContext(visit, 200), given };
  const make = (attempt: number) =>
    fakeBody(visit.compiled, media, attemptContext(context, attempt));
  const first = make(0);
  if (schemas.length === 1) return first;
  const others = Array.from({ length: ATTEMPTS - 1 }, (_, index) => make(index + 1));
  return [first, ...others].reduce((best, body) =>
    likeness(valueIn(body, path)) > likeness(valueIn(best, path)) ? body : best,
  );

  function likeness(shown: Json | undefined): number {
    return Object.entries(isJsonObject(shown) ? shown : {}).filter(([name, value]) =>
      isDeepStrictEqual(value, entity[name]),
    ).length;
  }
}

/** Where a schema describes what a path of names leads to. */
function schemaIn(
  document: JsonObject,
  schema: Pointer,
  path: readonly string[],
): Pointer | undefined {
  return path.reduce<Pointer | undefined>(
    (inner, name) => inner && propertyAt(document, inner, name),
    schema,
  );
}

/** Whether the names in an object are the entity's own, rather than its schema's. */
function isMap(document: JsonObject, schema: Pointer): boolean {
  return propertyNames(document, schema).length === 0;
}

/** Whether a schema declares all members of an object, and of the objects in it. */
function isDescribed(document: JsonObject, schema: Pointer, value: JsonObject): boolean {
  if (isMap(document, schema)) return true;
  return Object.entries(value).every(([name, member]) => {
    const inner = propertyAt(document, schema, name);
    if (inner === undefined) return false;
    return !isJsonObject(member) || isDescribed(document, inner, member);
  });
}
