import type { JsonObject, Schema } from '../../src/contract/contract.ts';
import { isJsonObject } from '../../src/contract/pointer.ts';

/** The keywords of draft 4 that OpenAPI 3.0 has (§4.7.24), and `definitions`, as a place for schemas. */
const KEYWORDS = new Set(
  `$ref type enum allOf anyOf oneOf not items properties additionalProperties required definitions
  multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems
  uniqueItems maxProperties minProperties format default description $comment`.split(/\s+/),
);

/** Those that hold a schema, and those that hold several. */
const OF_SCHEMA = new Set(['not', 'items', 'additionalProperties']);
const OF_SCHEMAS = new Set(['properties', 'definitions', 'allOf', 'anyOf', 'oneOf']);

/**
 * What a schema of draft 4, or a remote one that it refers to, says that OpenAPI 3.0 has no word for;
 * nothing where it can be said as it is.
 */
export function unsayable(schema: Schema, remotes: ReadonlyMap<string, Schema>): string[] {
  if (!isJsonObject(schema)) return [];
  return Object.entries(schema).flatMap(([keyword, value]) => {
    if (!KEYWORDS.has(keyword)) return [keyword];
    if (keyword === 'type' && value === 'null') return ['type: null'];
    if (Array.isArray(value) && (keyword === 'type' || keyword === 'items')) {
      return [`${keyword} of several`];
    }
    if (keyword === '$ref' && URL.canParse(String(value))) {
      const [url = ''] = String(value).split('#');
      return remotes.has(url) ? unsayable(remotes.get(url) ?? true, remotes) : [`$ref to ${url}`];
    }
    if (OF_SCHEMA.has(keyword)) return unsayable(value as Schema, remotes);
    const within = OF_SCHEMAS.has(keyword) ? Object.values(value as JsonObject) : [];
    return within.flatMap((inner) => unsayable(inner as Schema, remotes));
  });
}
