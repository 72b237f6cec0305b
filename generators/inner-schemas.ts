import type { Json, JsonObject, Pointer } from '../src/contract/contract.ts';
import type { Kind } from '../src/contract/grammar.ts';
import {
  childPointer,
  freeName,
  isJsonObject,
  localReference,
  objectAt,
  parsePointer,
  referencePointer,
  setOwn,
  valueAt,
} from '../src/contract/pointer.ts';
import { walk } from '../src/contract/walk.ts';

/** Where a contract's document has its schemas (OpenAPI 3.1 §4.8.7). */
export const SCHEMAS: Pointer = '/components/schemas';

/**
 * Gives the schemas inside others that references lead to a place in `components` too, in place: of a
 * type, another one can't name the part for a schema in `$defs` or `allOf`. One that only refers on is
 * passed over.
 */
export function placeInnerSchemas(document: JsonObject): void {
  const places = new Map<Pointer, Pointer>();
  const pending: [JsonObject, Kind][] = [[document, 'openapi']];
  const placed = new Map<Pointer, Json>();
  for (const [part, partKind] of pending)
    walk(part, partKind, '', (node, kind) => {
      const target = kind === 'schema' ? targetOf(document, node) : undefined;
      if (target === undefined) return;
      const place = isComponent(target) ? target : (places.get(target) ?? placeInner(target));
      node.$ref = localReference(place);
    });
  for (const [place, schema] of placed)
    setOwn(objectAt(document, SCHEMAS), lastToken(place), schema);

  function placeInner(target: Pointer): Pointer {
    const schema = structuredClone(valueAt(document, target) ?? true);
    const place = freePlace(target, (pointer) => {
      return placed.has(pointer) || valueAt(document, pointer) !== undefined;
    });
    places.set(target, place);
    placed.set(place, schema);
    if (isJsonObject(schema)) pending.push([schema, 'schema']);
    return place;
  }
}

/** Where a reference ends; the bundle has none that leads in a circle. */
function targetOf(document: JsonObject, node: JsonObject): Pointer | undefined {
  const pointer = referencePointer(node);
  if (pointer === undefined || isComponent(pointer)) return pointer;
  const target = valueAt(document, pointer);
  const refersOn = isJsonObject(target) && Object.keys(target).join() === '$ref';
  return (refersOn ? targetOf(document, target) : undefined) ?? pointer;
}

function isComponent(pointer: Pointer): boolean {
  return pointer.startsWith(`${SCHEMAS}/`) && parsePointer(pointer).length === 3;
}

/** Named after the tokens of its pointer: `/components/schemas/Pets/$defs/item` is `Pets_item`. */
function freePlace(target: Pointer, isTaken: (pointer: Pointer) => boolean): Pointer {
  const [, , ...tokens] = parsePointer(target);
  const told = tokens.filter((token) => !token.startsWith('$'));
  const name = told.join('_').replace(/[^a-zA-Z0-9._-]+/g, '_');
  return childPointer(
    SCHEMAS,
    freeName(name, (taken) => isTaken(childPointer(SCHEMAS, taken))),
  );
}

function lastToken(pointer: Pointer): string {
  return parsePointer(pointer).at(-1) ?? '';
}
