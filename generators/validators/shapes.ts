import type { Json } from '../../src/contract/contract.ts';
import { isJsonObject } from '../../src/contract/pointer.ts';

/** What the value of a keyword has to be, in words that follow "is". */
export type Shape =
  | 'anything'
  | 'a number'
  | 'a text'
  | 'true or false'
  | 'a schema'
  | 'a list'
  | 'an object'
  | 'a type or a list of types';

const TYPES: ReadonlySet<unknown> = new Set([
  'array',
  'boolean',
  'integer',
  'null',
  'number',
  'object',
  'string',
]);

/** Whether a value is of a shape: ajv compiles no schema whose keywords aren't. */
export const SHAPES: Readonly<Record<Shape, (value: Json) => boolean>> = {
  anything: () => true,
  'a number': (value) => typeof value === 'number',
  'a text': (value) => typeof value === 'string',
  'true or false': (value) => typeof value === 'boolean',
  'a schema': (value) => typeof value === 'boolean' || isJsonObject(value),
  'a list': Array.isArray,
  'an object': isJsonObject,
  'a type or a list of types': (value) => [value].flat().every((type) => TYPES.has(type)),
};
