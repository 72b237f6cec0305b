import fc from 'fast-check';
import { stringify } from 'yaml';
import type { Json, JsonObject } from '../../../src/contract/contract.ts';

/** Ways to write a document of OpenAPI 3.1 that all say the same. */
export const wording: fc.Arbitrary<(document: JsonObject) => string> = fc.constantFrom(
  (document: JsonObject) => JSON.stringify(document),
  (document: JsonObject) => stringify(document),
  (document: JsonObject) =>
    JSON.stringify({ ...(asOf30(document) as JsonObject), openapi: '3.0.3' }),
);

/** The same in terms of OpenAPI 3.0 (§4.7.24); what that has no word for stays as it is. */
function asOf30(node: Json): Json {
  if (Array.isArray(node)) return node.map(asOf30);
  if (typeof node !== 'object' || node === null) return node;
  const { $ref, type, const: value, exclusiveMaximum, ...others } = node;
  const rest = Object.fromEntries(
    Object.entries(others).map(([key, member]) => [key, key === 'enum' ? member : asOf30(member)]),
  );
  if ($ref !== undefined) {
    return Object.keys(rest).length === 0 ? { $ref } : { ...rest, allOf: [{ $ref }] };
  }
  return {
    ...rest,
    ...(type !== undefined && typeOf30([type].flat())),
    ...(value !== undefined && { enum: [value] }),
    ...(exclusiveMaximum !== undefined && { maximum: exclusiveMaximum, exclusiveMaximum: true }),
  };
}

function typeOf30(types: readonly Json[]): JsonObject {
  const [type, ...more] = types.filter((each) => each !== 'null');
  if (more.length > 0) return { anyOf: types.map((each) => ({ type: each })) };
  return { type: type as Json, ...(types.includes('null') && { nullable: true }) };
}
