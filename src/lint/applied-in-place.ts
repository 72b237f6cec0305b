import type { JsonObject, Pointer } from '../contract/contract.ts';
import { kindAt } from '../contract/grammar.ts';
import { isJsonObject, referencePointer, valueAt } from '../contract/pointer.ts';

const ONE = ['not', 'if', 'then', 'else'];
const LISTS = ['allOf', 'anyOf', 'oneOf'];

/** The schemas that a schema applies to the same value as itself (JSON Schema 2020-12 Core §10.2). */
export function appliedInPlace(document: JsonObject, pointer: Pointer): Pointer[] {
  const schema = valueAt(document, pointer);
  if (!isJsonObject(schema)) return [];
  const target = referencePointer(schema);
  const ones = ONE.filter((keyword) => isJsonObject(schema[keyword]));
  const lists = LISTS.flatMap((keyword) => {
    const list = schema[keyword];
    return Array.isArray(list) ? list.map((_, index) => `${keyword}/${index}`) : [];
  });
  return [
    ...(target === undefined ? [] : [target]),
    ...[...ones, ...lists].map((place) => `${pointer}/${place}`),
  ];
}

/** The outermost schema that applies the one at a pointer to the same value, as far as it holds it. */
export function outermostInPlace(pointer: Pointer): Pointer {
  const around = pointer.replace(/\/(?:(?:allOf|anyOf|oneOf)\/\d+|not|if|then|else)$/, '');
  // A property may be called `not`.
  if (around === pointer || kindAt(around) !== 'schema') return pointer;
  return outermostInPlace(around);
}

/** All schemas that a schema applies to the same value, itself included. */
export function allInPlace(document: JsonObject, pointer: Pointer): JsonObject[] {
  const reached = new Set([pointer]);
  for (const at of reached) for (const next of appliedInPlace(document, at)) reached.add(next);
  return Array.from(reached, (at) => valueAt(document, at)).filter(isJsonObject);
}
