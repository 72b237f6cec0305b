import type { JsonObject } from '../contract.ts';
import type { Conversion, Part } from './conversion.ts';
import { takeExamples } from './examples.ts';
import { NAMED_SEPARATIONS, POSITIONAL_SEPARATIONS, takeSchema } from './simple-schema.ts';

/** Whether a parameter describes the body, or a part of it, which later versions have an object for. */
export function isOfBody({ in: location }: JsonObject): boolean {
  return location === 'body' || location === 'formData';
}

/** Converts a Parameter Object of a query, path or header (OpenAPI 2.0 §5.2.9). */
export function convertParameter(conversion: Conversion, part: Part): JsonObject {
  const { node, from, to } = part;
  conversion.moves.set(to, from);
  if (node.$ref !== undefined) return node;
  const separations = node.in === 'query' ? NAMED_SEPARATIONS : POSITIONAL_SEPARATIONS;
  const { schema, separation, rest } = takeSchema(
    conversion,
    { node, from, to: `${to}/schema` },
    separations,
  );
  return { ...takeExamples(conversion, { node: rest, from, to }), ...separation, schema };
}

/** Converts a Header Object of a response (OpenAPI 2.0 §5.2.15). */
export function convertHeader(conversion: Conversion, part: Part): JsonObject {
  const { node, from, to } = part;
  conversion.moves.set(to, from);
  const { schema, separation, rest } = takeSchema(
    conversion,
    { node, from, to: `${to}/schema` },
    POSITIONAL_SEPARATIONS,
  );
  return { ...takeExamples(conversion, { node: rest, from, to }), ...separation, schema };
}
