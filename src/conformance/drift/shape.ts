import { jsonType, type PlacedViolation } from '../../compile/violation.ts';
import { parsePointer } from '../../contract/pointer.ts';
import { isMasked } from '../../recording/redaction.ts';
import { isObject } from '../observed/walk.ts';
import { type DocumentedPlace, EACH } from './documented-place.ts';

/** What the values at one place look like, whatever they are and however many. */
export interface Shape {
  /**
   * Their JSON types; `absent` where an object lacks the member. None: nothing is known of them, since
   * whoever recorded them masked them.
   */
  readonly types: ReadonlySet<string>;
  /** By name, all items of arrays and all members that are keys as {@link EACH}. */
  readonly below: Map<string, Shape>;
  /** Whether one of them breaks the contract, by its type or by being there or not. */
  isBroken: boolean;
}

/** The shape of a value, and where it breaks its schema. */
export function shapeOf(
  value: unknown,
  violations: readonly PlacedViolation[],
  place: DocumentedPlace,
): Shape {
  const shape = joinedShape([value], place);
  for (const violation of violations) markBroken(shape, violation, value, place);
  return shape;
}

/** The shape of what has nothing below it. */
export function plainShape(type: string, isBroken = false): Shape {
  return { types: new Set([type]), below: new Map(), isBroken };
}

/** What stands inside a value of a type that isn't documented belongs to no place, and is left out. */
function joinedShape(values: readonly unknown[], place: DocumentedPlace): Shape {
  const known = values.filter((value) => !(typeof value === 'string' && isMasked(value)));
  const allows = (type: string) => place.types?.has(type) !== false;
  const objects = allows('object') ? known.filter(isObject) : [];
  const arrays = allows('array') ? known.filter(Array.isArray) : [];
  const members = objects
    .flatMap((object) => Object.entries(object))
    .map(([name, member]): [string, unknown] => [place.keyOf(name), member]);
  const items = arrays.flatMap((array) => array.map((item): [string, unknown] => [EACH, item]));
  const groups = Map.groupBy([...members, ...items], ([key]) => key);
  const below = [...groups].map(([key, group]): [string, Shape] => {
    const inside = group.map(([, value]) => value);
    const shape = joinedShape(inside, place.below(key));
    const isMissing = key !== EACH && group.length < objects.length && shape.types.size > 0;
    return [key, isMissing ? { ...shape, types: new Set([...shape.types, 'absent']) } : shape];
  });
  const types = new Set(known.map((value) => typeAt(place, value)));
  return { types, below: new Map(below), isBroken: false };
}

/** The JSON type of a value: an integer is a number where any number may stand. */
function typeAt({ types }: DocumentedPlace, value: unknown): string {
  const type = jsonType(value);
  const isNarrow = type === 'number' && types?.has('integer') === true && !types.has('number');
  return isNarrow && Number.isInteger(Number(value)) ? 'integer' : type;
}

function markBroken(
  root: Shape,
  violation: PlacedViolation,
  value: unknown,
  rootPlace: DocumentedPlace,
): void {
  let shape = root;
  let place = rootPlace;
  let inside = value;
  for (const name of parsePointer(violation.pointer)) {
    const key = Array.isArray(inside) ? EACH : place.keyOf(name);
    inside = Object(inside)[name];
    place = place.below(key);
    const next = shape.below.get(key) ?? plainShape('absent');
    if (!shape.below.has(key)) {
      if (inside !== undefined) return;
      shape.below.set(key, next);
    }
    shape = next;
  }
  if (isOfShape(violation, place)) shape.isBroken = true;
}

/** Whether a violation is about types or members; a value that isn't an allowed one may be of another type. */
function isOfShape({ keyword, value }: PlacedViolation, place: DocumentedPlace): boolean {
  if (OF_SHAPE.has(keyword)) return true;
  return OF_VALUES.has(keyword) && place.types?.has(typeAt(place, value)) === false;
}

const OF_SHAPE = new Set([
  'type',
  'required',
  'dependentRequired',
  'additionalProperties',
  'unevaluatedProperties',
]);

const OF_VALUES = new Set(['enum', 'const', 'anyOf', 'oneOf']);

/** What stands below a key; `undefined` where the shape says nothing of it, as an empty array doesn't. */
export function shapeBelow({ types, below }: Shape, key: string): Shape | undefined {
  const shape = below.get(key);
  if (shape !== undefined || key === EACH) return shape;
  return types.has('object') ? plainShape('absent') : undefined;
}
