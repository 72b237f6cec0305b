import type { Json, Schema } from '../../src/contract/contract.ts';
import { validatorOf } from './validators-of.ts';

/** `pointer keyword@place: expected, received`, the place as seen from the schema itself. */
export type Wanted = readonly [pointer: string, place: string, expected: string, received: string];

/** What the schemas under test refer to. */
export const SCHEMAS: Readonly<Record<string, Schema>> = {
  Cat: {
    type: 'object',
    required: ['kind', 'lives'],
    properties: { kind: { const: 'cat' }, lives: { type: 'integer' } },
  },
  Dog: {
    type: 'object',
    required: ['kind', 'bark'],
    properties: { kind: { const: 'dog' }, bark: { type: 'boolean' } },
  },
  Tree: {
    type: 'object',
    properties: {
      value: { type: 'integer' },
      children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
    },
  },
  Lower: { pattern: '^[a-z]+$' },
};

/** What a validator says of a value: the schema may refer to the others by name. */
export function violations(
  schema: Schema,
  value: Json,
  others: Readonly<Record<string, Schema>> = {},
): Wanted[] {
  return validatorOf(
    { ...SCHEMAS, ...others, Tested: schema },
    'Tested',
  )(value).map(({ pointer, keyword, contractPointer, expected, received }) => {
    const place = contractPointer.replace('/components/schemas/', '').replace('Tested', '');
    const isNamed = place.endsWith(`/${keyword}`) || keyword === 'false schema';
    return [pointer, isNamed ? place : `${place} (${keyword})`, expected, received];
  });
}
