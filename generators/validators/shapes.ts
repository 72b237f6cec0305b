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
  | 'a list of texts'
  | 'a list of schemas'
  | 'an object'
  | 'an object of schemas'
  | 'a type or a list of types';

/** What a value may be (JSON Schema Validation §6.1.1). */
export const TYPES: readonly unknown[] = [
  'array',
  'boolean',
  'integer',
  'null',
  'number',
  'object',
  'string',
];

/** Whether a value is of a shape: ajv compiles no schema whose keywords aren't. */
export const SHAPES: Readonly<Record<Shape, (value: Json) => boolean>> = {
  anything: () => true,
  'a number': (value) => typeof value === 'number',
  'a text': (value) => typeof value === 'string',
  'true or false': (value) => typeof value === 'boolean',
  'a schema': isSchema,
  'a list': Array.isArray,
  'a list of texts': (value) =>
    Array.isArray(value) && value.every((text) => typeof text === 'string'),
  'a list of schemas': (value) => Array.isArray(value) && value.every(isSchema),
  'an object': isJsonObject,
  'an object of schemas': (value) => isJsonObject(value) && Object.values(value).every(isSchema),
  'a type or a list of types': (value) => [value].flat().every((type) => TYPES.includes(type)),
};

function isSchema(value: Json): boolean {
  return typeof value === 'boolean' || isJsonObject(value);
}
