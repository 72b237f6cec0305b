import { type Syntax, syntaxOf } from '../http/syntax.ts';
import type { Bundle } from './bundle.ts';
import type { Json, JsonObject, Pointer } from './contract.ts';
import { type Grammar, type Kind, OPENAPI } from './grammar.ts';
import { applyMoves, type Moves } from './moves.ts';
import { childPointer, isJsonObject, parsePointer, referencePointer, valueAt } from './pointer.ts';
import { walk } from './walk.ts';

/** Bodies that are any number of JSON texts. */
const SEQUENCES: ReadonlySet<Syntax> = new Set(['json-lines', 'json-sequence']);

/** Schemas hold no media types, and are most of a document. */
const WITHOUT_SCHEMAS: Grammar = {
  ...OPENAPI,
  fieldOf(kind, key) {
    const field = OPENAPI.fieldOf(kind, key);
    return field?.[1] === 'schema' ? undefined : field;
  },
};

/** Whether a document since 3.0 may have such bodies: their media types are keys there. */
export function mayHoldSequences(keys: ReadonlySet<string>): boolean {
  return Array.from(keys).some((key) => /^[^/]+\//.test(key) && SEQUENCES.has(syntaxOf(key)));
}

/**
 * Says of lines of JSON that they are a list, in place. Before 3.2 OpenAPI is silent on what their schema
 * describes: where it is no list and no text, people mean each line.
 */
export function listSequences(bundle: Bundle): Bundle {
  const { document } = bundle;
  const moves: Moves = new Map([['', '']]);
  const visit = (node: JsonObject, kind: Kind, pointer: Pointer): void => {
    if (kind !== 'mediaType' || node.schema === undefined) return;
    const range = parsePointer(pointer).at(-1) ?? '';
    if (!SEQUENCES.has(syntaxOf(range)) || describesWhole(document, node.schema)) return;
    node.schema = { type: 'array', items: node.schema };
    moves.set(`${pointer}/schema/items`, `${pointer}/schema`);
    listExamples(node, pointer, moves);
  };
  walk(document, 'openapi', '', visit, WITHOUT_SCHEMAS);
  return moves.size === 1 ? bundle : applyMoves(document, bundle, moves);
}

/** Whether a schema may be that of a list or of a text. */
function describesWhole(document: JsonObject, schema: Json, seen = new Set<Json>()): boolean {
  if (!isJsonObject(schema) || seen.has(schema)) return false;
  seen.add(schema);
  const { type, items, prefixItems, allOf, anyOf, oneOf } = schema;
  const types = [type].flat();
  if (types.includes('array') || types.includes('string')) return true;
  if (type === undefined && (items ?? prefixItems) !== undefined) return true;
  const target = referencePointer(schema);
  const parts = [target && valueAt(document, target), allOf, anyOf, oneOf].flat();
  return parts.some((part) => part !== undefined && describesWhole(document, part, seen));
}

/** One line as an example stands for a list of it; a text is what is sent. */
function listExamples(mediaType: JsonObject, pointer: Pointer, moves: Moves): void {
  listValue(mediaType, 'example', pointer, moves);
  const { examples } = mediaType;
  if (!isJsonObject(examples)) return;
  for (const [name, example] of Object.entries(examples)) {
    const place = childPointer(`${pointer}/examples`, name);
    if (isJsonObject(example)) listValue(example, 'value', place, moves);
  }
}

function listValue(holder: JsonObject, key: string, pointer: Pointer, moves: Moves): void {
  const value = holder[key];
  if (value === undefined || typeof value === 'string' || Array.isArray(value)) return;
  holder[key] = [value];
  moves.set(`${pointer}/${key}/0`, `${pointer}/${key}`);
}
