import type { JsonObject } from '../contract.ts';
import { childPointer, isJsonObject } from '../pointer.ts';
import type { Conversion, Part } from './conversion.ts';

/**
 * Puts the examples of a parameter or header, which 2.0 has no field for, where 3.1 has them. That they
 * stand in `x-example`, or by name in `x-examples`, is widely agreed.
 */
export function takeExamples({ moves }: Conversion, { node, from, to }: Part): JsonObject {
  const { 'x-example': example, 'x-examples': examples, ...rest } = node;
  if (example !== undefined) {
    moves.set(`${to}/example`, `${from}/x-example`);
    return { ...rest, example };
  }
  if (!isJsonObject(examples)) return rest;
  const named = Object.entries(examples).map(([name, value]) => {
    const place = childPointer(`${to}/examples`, name);
    moves.set(`${place}/value`, childPointer(`${from}/x-examples`, name));
    return [name, { value }];
  });
  return { ...rest, examples: Object.fromEntries(named) };
}
