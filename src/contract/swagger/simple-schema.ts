import type { Json, JsonObject, Pointer } from '../contract.ts';
import { isJsonObject } from '../pointer.ts';
import { upgrade } from '../upgrade.ts';
import { type Conversion, type Part, splitFields } from './conversion.ts';

/** How the items of a list are parted, in terms of 3.1. */
export interface Separation {
  readonly style?: 'form' | 'spaceDelimited' | 'pipeDelimited';
  readonly explode?: boolean;
  /** Kept as an extension: 3.1 has no word for it. */
  readonly 'x-delimiter'?: string;
}

/** What 3.1 has for each `collectionFormat`; one that isn't there has no like. */
export type Separations = ReadonlyMap<Json, Separation>;

/** The separations of a query and of a form (OpenAPI 3.1 §4.8.12.3). */
export const NAMED_SEPARATIONS: Separations = new Map<Json, Separation>([
  ['csv', { style: 'form', explode: false }],
  ['ssv', { style: 'spaceDelimited', explode: false }],
  ['tsv', { style: 'form', explode: false, 'x-delimiter': '\t' }],
  ['pipes', { style: 'pipeDelimited', explode: false }],
  ['multi', {}],
]);

/** Those of a path and of a header (OpenAPI 2.0 §5.2.9, §5.2.15). */
export const POSITIONAL_SEPARATIONS: Separations = new Map<Json, Separation>([
  ['csv', {}],
  ['ssv', { 'x-delimiter': ' ' }],
  ['tsv', { 'x-delimiter': '\t' }],
  ['pipes', { 'x-delimiter': '|' }],
]);

/** The fields of a parameter, a header or an Items Object that say what the value is (OpenAPI 2.0 §5.2.9). */
const VALUE_FIELDS: ReadonlySet<string> = new Set([
  ...['type', 'format', 'items', 'default', 'enum', 'multipleOf', 'x-nullable'],
  ...['maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum'],
  ...['maxLength', 'minLength', 'pattern', 'maxItems', 'minItems', 'uniqueItems'],
]);

/**
 * Takes the schema out of a parameter or a header; `part.to` is the schema's place. A list that 3.1
 * can't part as documented is taken for text, which is noted.
 */
export function takeSchema(
  conversion: Conversion,
  { node, from, to }: Part,
  separations: Separations,
): { readonly schema: JsonObject; readonly separation: Separation; readonly rest: JsonObject } {
  const { named, rest } = splitFields(node, VALUE_FIELDS);
  const { collectionFormat = 'csv', ...others } = rest;
  conversion.moves.set(to, from);
  if (named.type === undefined)
    conversion.notes.push({
      pointer: `${to}/type`,
      message: 'OpenAPI 2.0 requires the "type" here',
    });
  const separation = named.type === 'array' ? separations.get(collectionFormat) : {};
  if (separation === undefined) {
    const schema = takeForText(conversion, `${to}/collectionFormat`);
    return { schema, separation: {}, rest: others };
  }
  const schema = structuredClone(named);
  if (isJsonObject(schema.items))
    schema.items = itemSchema(conversion, schema.items, `${to}/items`);
  const { notes, wrapped } = upgrade(schema, 'schema', to, '2.0');
  conversion.notes.push(...notes);
  for (const pointer of wrapped) conversion.moves.set(`${pointer}/anyOf/0`, from);
  return { schema, separation, rest: others };
}

/** What 2.0 says of a list inside a list has no like in any later version. */
function itemSchema(conversion: Conversion, items: JsonObject, to: Pointer): Json {
  if (items.type === 'array') return takeForText(conversion, to);
  const { collectionFormat: _, ...schema } = items;
  return schema;
}

function takeForText({ notes }: Conversion, pointer: Pointer): JsonObject {
  const message = 'OpenAPI 3.1 has no word for how these items are parted: they are taken for text';
  notes.push({ pointer, message });
  return { type: 'string' };
}
