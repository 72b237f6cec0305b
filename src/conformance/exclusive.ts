import type { Contract, Json, JsonObject, Pointer } from '../contract/contract.ts';
import { keysOf } from '../contract/keys.ts';
import {
  childPointer,
  formatPointer,
  isJsonObject,
  nearestAround,
  referencePointer,
  valueAt,
  visitObjects,
} from '../contract/pointer.ts';

/**
 * Whether a place of a contract takes part in what refuses a value because a schema takes it: a `not`,
 * an `if`, a `maxContains`, or a `oneOf` whose branches aren't told apart by their types. What is
 * allowed there can make a value fail that passed before.
 */
export function isExclusive({ document }: Contract, pointer: Pointer): boolean {
  const exclusive = exclusivePlaces(document);
  return nearestAround(pointer, (at) => (exclusive.has(at) ? true : undefined)) !== undefined;
}

const known = new WeakMap<JsonObject, ReadonlySet<Pointer>>();

function exclusivePlaces(document: JsonObject): ReadonlySet<Pointer> {
  const places = known.get(document) ?? findExclusive(document);
  known.set(document, places);
  return places;
}

function findExclusive(document: JsonObject): ReadonlySet<Pointer> {
  const found = new Set<Pointer>();
  const pending: Pointer[] = [];
  const keywords = KEYWORDS.filter((keyword) => keysOf(document).has(keyword));
  if (keywords.length === 0) return found;
  visitObjects(document, (node, tokens) => {
    if (!keywords.some((keyword) => Object.hasOwn(node, keyword))) return;
    pending.push(...exclusiveParts(document, node, formatPointer(tokens)));
  });
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (found.has(at)) continue;
    found.add(at);
    visitObjects(valueAt(document, at), (node) => {
      const target = referencePointer(node);
      if (target !== undefined) pending.push(target);
    });
  }
  return found;
}

/** Keywords by which a schema may refuse a value because another one takes it. */
const KEYWORDS = ['not', 'if', 'maxContains', 'oneOf'];

function exclusiveParts(document: JsonObject, schema: JsonObject, pointer: Pointer): Pointer[] {
  const at = (keyword: string) => childPointer(pointer, keyword);
  const parts = ['not', 'if', ...(schema.maxContains === undefined ? [] : ['contains'])];
  return [
    ...parts.filter((keyword) => isJsonObject(schema[keyword])).map(at),
    ...(Array.isArray(schema.oneOf) ? alternatives(document, schema.oneOf, at('oneOf')) : []),
  ];
}

/** The branches; where their types tell them apart, only these. */
function alternatives(
  document: JsonObject,
  branches: readonly Json[],
  pointer: Pointer,
): Pointer[] {
  const places = branches.map((_, index) => placeOf(document, childPointer(pointer, index)));
  const types = places.map((at) => typesAt(document, at));
  const named = types.flat();
  const areApart = types.every(({ length }) => length > 0) && new Set(named).size === named.length;
  return areApart ? places.map((at) => childPointer(at, 'type')) : places;
}

function placeOf(document: JsonObject, pointer: Pointer): Pointer {
  const schema = valueAt(document, pointer);
  const target = isJsonObject(schema) ? referencePointer(schema) : undefined;
  return target === undefined || target === pointer ? pointer : target;
}

/** An integer is a number, too. */
function typesAt(document: JsonObject, pointer: Pointer): Json[] {
  const schema = valueAt(document, pointer);
  const types = isJsonObject(schema) ? [schema.type ?? []].flat() : [];
  return [...new Set(types.map((type) => (type === 'integer' ? 'number' : type)))];
}
