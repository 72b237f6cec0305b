import { wordsOf } from '../compile/words.ts';
import type { Json, JsonObject } from '../contract/contract.ts';
import { formatPointer, localReference, setOwn } from '../contract/pointer.ts';
import { enumerationOf } from './enumeration.ts';
import type { ListSketch, NumberSketch, ObjectSketch, Sketch } from './sketch.ts';
import type { TextSketch } from './texts.ts';

/** The largest int32. */
const INT32 = 2 ** 31 - 1;
const INT64 = 2 ** 63;

/** So many ids of one form show that there are no others. */
const LEAST_IDS = 5;

/** Names, in words, of ids. */
const ID = /(?:^| )(?:id|ids|uuid|guid|uid|gid)$/;

/**
 * The schema that all values of a sketch satisfy (JSON Schema 2020-12), and not many others.
 * @param name what the values stand at: it says whether they are ids, or those of a vocabulary.
 */
export function schemaOf(sketch: Sketch, name: string): JsonObject {
  const { numbers, texts, lists, objects } = sketch;
  const schemas = [
    ...(objects === undefined ? [] : [objectSchema(objects)]),
    ...(lists === undefined ? [] : [listSchema(lists, name)]),
    ...(texts === undefined ? [] : [textSchema(texts, name)]),
    ...(numbers === undefined ? [] : [numberSchema(numbers)]),
    ...(sketch.booleans === 0 ? [] : [{ type: 'boolean' }]),
  ];
  // What was nested too deep was counted, and is none of these.
  if (kindsSeen(sketch) < sketch.seen) return {};
  if (schemas.length === 0) return { description: 'Only null was seen.' };
  return oneOf(schemas, sketch.nulls > 0);
}

/** The schema of objects, without regard to whether a component describes them. */
export function plainObjectSchema({ seen, members, others }: ObjectSketch): JsonObject {
  const inOrder = [...members].sort(
    ([a, one], [b, other]) =>
      one.positions / one.sketch.seen - other.positions / other.sketch.seen || (a < b ? -1 : 1),
  );
  const properties: JsonObject = {};
  for (const [name, { sketch }] of inOrder) setOwn(properties, name, schemaOf(sketch, name));
  const required = inOrder.filter(([, { sketch }]) => sketch.seen === seen).map(([name]) => name);
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    ...(inOrder.length > 0 && { properties }),
    ...(others !== undefined && { additionalProperties: schemaOf(others, '') }),
  };
}

function objectSchema(objects: ObjectSketch): JsonObject {
  if (objects.component === undefined) return plainObjectSchema(objects);
  return { $ref: localReference(formatPointer(['components', 'schemas', objects.component])) };
}

function listSchema({ items }: ListSketch, name: string): JsonObject {
  return { type: 'array', items: items.seen === 0 ? {} : schemaOf(items, name) };
}

function textSchema(texts: TextSketch, name: string): JsonObject {
  const [format] = texts.formats;
  if (format !== undefined) return { type: 'string', format };
  const values = enumerationOf(texts, name);
  if (values !== undefined) return { type: 'string', enum: values };
  const isId = ID.test(wordsOf(name)) && texts.seen >= LEAST_IDS;
  return isId && texts.idPattern
    ? { type: 'string', pattern: texts.idPattern }
    : { type: 'string' };
}

function numberSchema({ areIntegers, farthest }: NumberSketch): JsonObject {
  if (!areIntegers) return { type: 'number' };
  const isLong = farthest > INT32 && farthest <= INT64;
  return { type: 'integer', ...(isLong && { format: 'int64' }) };
}

/** Alternatives as one schema; those of bare types as a list of them. */
function oneOf(schemas: readonly JsonObject[], isNullable: boolean): JsonObject {
  const all = isNullable ? [...schemas, { type: 'null' }] : schemas;
  const [first = {}] = all;
  if (all.length === 1) return first;
  if (schemas.length === 1 && typeof first.type === 'string') return nullable(first);
  if (all.every((schema) => Object.keys(schema).join() === 'type')) {
    return { type: all.map(({ type }) => type as Json) };
  }
  return { anyOf: [...all] };
}

function nullable({ type, enum: values, ...rest }: JsonObject): JsonObject {
  return {
    type: [type as Json, 'null'],
    ...rest,
    ...(Array.isArray(values) && { enum: [...values, null] }),
  };
}

function kindsSeen({ nulls, booleans, numbers, texts, lists, objects }: Sketch): number {
  const kinds = [numbers, texts, lists, objects];
  return kinds.reduce((sum, kind) => sum + (kind?.seen ?? 0), nulls + booleans);
}
