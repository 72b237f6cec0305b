import { isDeepStrictEqual } from 'node:util';
import type { Json, JsonObject, Pointer } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { ATTEMPTS, attemptContext, breachOf, fakeBody } from '../response/body.ts';
import { fakeContext, type Visit } from '../visit.ts';
import { entitiesOf } from './collections.ts';
import { withOthers } from './joining.ts';
import { type Candidates, settled, valueIn, within } from './members.ts';
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
  return asRemembered(
    likestOf(visit, place, known),
    place.path,
    place.media.schema && schemaIn(compiled.contract.document, place.media.schema, place.path),
    known,
    isDeclared,
  );

  /** What is shown with what the entity has, and without what it lacks. */
  function asRemembered(
    body: Json,
    path: readonly string[],
    schema: Pointer | undefined,
    kept: JsonObject,
    isLosable: (name: string) => boolean,
  ): Json {
    const { document } = compiled.contract;
    const shown = valueIn(body, path);
    return Object.entries(isJsonObject(shown) ? shown : {}).reduce<Json>((told, [name, value]) => {
      const wanted = Object.hasOwn(kept, name) ? kept[name] : undefined;
      const at = [...path, name];
      const inner = schema && propertyAt(document, schema, name);
      if (isJsonObject(value) && isJsonObject(wanted) && !isMap(document, inner)) {
        return asRemembered(told, at, inner, wanted, () => true);
      }
      return settled(told, at, candidates(value, wanted, isLosable(name)), isValid);
    }, body);
  }
}

/** What a member may be, whose value was made, where another one is remembered. */
function candidates(made: Json, wanted: Json | undefined, isLosable: boolean): Candidates {
  if (wanted === undefined) return isLosable ? [undefined, null] : [];
  if (isDeepStrictEqual(made, wanted)) return [];
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
function isMap(document: JsonObject, schema: Pointer | undefined): boolean {
  return schema === undefined || propertyNames(document, schema).length === 0;
}
