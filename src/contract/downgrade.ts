import { isJson } from '../http/media-type.ts';
import type { Bundle } from './bundle.ts';
import type { Json, JsonObject, Pointer } from './contract.ts';
import { follow } from './follow.ts';
import type { Kind } from './grammar.ts';
import { applyMoves, type Moves, type Rewriting } from './moves.ts';
import { childPointer, isJsonObject, parsePointer, replaceReference } from './pointer.ts';
import { downgradeQuerystring } from './querystring.ts';
import { walk } from './walk.ts';

/**
 * Says in terms of 3.1 what a document says in those that OpenAPI 3.2 added, in place, as far as types,
 * the mock or the check have a use for it. Operations of methods that 3.1 has no field for stay, and so
 * does what only people read. What isn't carried over is noted.
 *
 * @param bundle a document of 3.2.
 */
export function downgrade(bundle: Bundle): Bundle {
  const placed = placeMediaTypes(bundle);
  const { document } = placed;
  const rewriting: Rewriting = { moves: new Map([['', '']]), notes: [] };
  walk(document, 'openapi', '', (node, kind, pointer) => {
    DOWNGRADES[kind]?.(node, pointer, rewriting);
  });
  const downgraded = applyMoves(document, placed, rewriting.moves);
  return { ...downgraded, notes: [...downgraded.notes, ...rewriting.notes] };
}

/** A Media Type Object can't stand as a reference in 3.1: what it leads to is put in its place. */
function placeMediaTypes(bundle: Bundle): Bundle {
  const { document } = bundle;
  const moves: Moves = new Map([['', '']]);
  walk(document, 'openapi', '', (node, kind, pointer) => {
    if (kind !== 'mediaType' || node.$ref === undefined) return;
    const target = follow(document, pointer);
    if (target === undefined) return;
    replaceReference(node, target.node);
    moves.set(pointer, target.pointer);
  });
  dropPlaced(document, new Set(moves.values()));
  return applyMoves(document, bundle, moves);
}

function dropPlaced({ components }: JsonObject, placed: ReadonlySet<Pointer>): void {
  if (!isJsonObject(components) || !isJsonObject(components.mediaTypes)) return;
  const { mediaTypes } = components;
  for (const name of Object.keys(mediaTypes))
    if (placed.has(childPointer('/components/mediaTypes', name))) delete mediaTypes[name];
  if (Object.keys(mediaTypes).length === 0) delete components.mediaTypes;
}

/** Rewrites one object in place; `pointer` is where it stands. */
type Downgrade = (node: JsonObject, pointer: Pointer, rewriting: Rewriting) => void;

const DOWNGRADES: Partial<Readonly<Record<Kind, Downgrade>>> = {
  parameter: downgradeParameter,
  mediaType: downgradeMediaType,
  encoding: keepPositions,
  response: describeResponse,
  example: downgradeExample,
};

function downgradeParameter(node: JsonObject, pointer: Pointer, rewriting: Rewriting): void {
  if (node.in === 'querystring') downgradeQuerystring(node, pointer, rewriting);
  // Cookies are read whether their items are parted as the one has it or the other.
  if (node.in === 'cookie' && node.style === 'cookie') node.style = 'form';
}

/** A sequence is, as a whole, a list of its items (OpenAPI 3.2 §4.14.1). */
function downgradeMediaType(node: JsonObject, pointer: Pointer, rewriting: Rewriting): void {
  keepPositions(node, pointer, rewriting);
  readSerialized(node, pointer, rewriting);
  const { schema, itemSchema } = node;
  if (itemSchema === undefined) return;
  delete node.itemSchema;
  const sequence = { type: 'array', items: itemSchema };
  const place = schema === undefined ? `${pointer}/schema` : `${pointer}/schema/allOf/1`;
  node.schema = schema === undefined ? sequence : { allOf: [schema, sequence] };
  rewriting.moves.set(`${place}/items`, `${pointer}/itemSchema`);
  if (schema !== undefined) rewriting.moves.set(`${pointer}/schema/allOf/0`, `${pointer}/schema`);
}

/** An example that is given as it is sent alone is read where that takes its media type, as JSON does. */
function readSerialized({ examples }: JsonObject, pointer: Pointer, { moves }: Rewriting): void {
  if (!isJsonObject(examples)) return;
  const range = parsePointer(pointer).at(-1) ?? '';
  for (const [name, example] of Object.entries(examples)) {
    if (!isJsonObject(example) || !isSerializedAlone(example)) continue;
    const value = isJson(range) ? parsed(example.serializedValue) : example.serializedValue;
    if (value === undefined) continue;
    example.value = value;
    const place = childPointer(`${pointer}/examples`, name);
    moves.set(`${place}/value`, `${place}/serializedValue`);
  }
}

/** What a text is as JSON; `undefined` where it is none. */
function parsed(text: Json | undefined): Json | undefined {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

function isSerializedAlone({ dataValue, serializedValue, value, externalValue }: JsonObject) {
  const others = [dataValue, value, externalValue];
  return serializedValue !== undefined && others.every((other) => other === undefined);
}

/** Parts told by their position stay, as an extension: 3.1 has no word for them. */
function keepPositions(node: JsonObject, pointer: Pointer, { moves }: Rewriting): void {
  for (const key of ['prefixEncoding', 'itemEncoding']) {
    const encoding = node[key];
    if (encoding === undefined) continue;
    delete node[key];
    node[`x-${key}`] = encoding;
    moves.set(`${pointer}/x-${key}`, `${pointer}/${key}`);
  }
}

function describeResponse(node: JsonObject): void {
  if (node.$ref === undefined) node.description ??= node.summary ?? '';
}

function downgradeExample(node: JsonObject, pointer: Pointer, { moves, notes }: Rewriting): void {
  const { dataValue } = node;
  if (dataValue !== undefined) {
    delete node.dataValue;
    node.value = dataValue;
    moves.set(`${pointer}/value`, `${pointer}/dataValue`);
  } else if (isSerializedAlone(node)) {
    const message = 'an example is given by its "dataValue": this alone is not looked at';
    notes.push({ pointer: `${pointer}/serializedValue`, message });
  }
}
