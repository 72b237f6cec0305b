import type { JsonObject, Pointer } from './contract.ts';
import { formatPointer, isJsonObject, localPointer } from './pointer.ts';

/** The schemas that a discriminator maps to, by a value and where there is none (OpenAPI 3.2 §4.25). */
export function mappedPointers({ mapping, defaultMapping }: JsonObject): Pointer[] {
  return [...Object.values(isJsonObject(mapping) ? mapping : {}), defaultMapping]
    .filter((text) => typeof text === 'string')
    .map(mappedPointer);
}

/** Where what a discriminator maps to stands: it is a reference, or the name of a schema (OpenAPI 3.1 §4.8.25). */
export function mappedPointer(text: string): Pointer {
  return localPointer(text) ?? namedSchema(text);
}

/** Where a schema that is called by its name stands. */
export function namedSchema(name: string): Pointer {
  return formatPointer(['components', 'schemas', name]);
}
