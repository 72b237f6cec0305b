import type { Json, JsonObject, Pointer, Schema } from '../../contract/contract.ts';
import { childPointer, isJsonObject, localPointer, valueAt } from '../../contract/pointer.ts';

/** What leads from one schema of a document to another. */
export interface References {
  /** The schema that a `$ref` or `$dynamicRef` in `schema` leads to; `undefined` where it leads nowhere. */
  resolve(schema: JsonObject, reference: string): Schema | undefined;
  /** The place of a schema in the document, or `undefined` for one that was put together. */
  pointerOf(schema: JsonObject): Pointer | undefined;
  /** Whether following references from a schema can come back to it. */
  isRecursive(schema: JsonObject): boolean;
}

interface Resources {
  /** The root of the resource (JSON Schema core §4.3.5) that a node belongs to, where it isn't the document. */
  readonly rootOf: WeakMap<JsonObject, JsonObject>;
  /** Absolute URI of each `$id`, `$anchor` and `$dynamicAnchor` → its schema. */
  readonly byUri: Map<string, JsonObject>;
  readonly baseOf: WeakMap<JsonObject, string>;
}

const DOCUMENT_BASE = 'document:/';
const cache = new WeakMap<JsonObject, References>();

/**
 * The references of a document: JSON Pointers, `$anchor`s and `$id`s inside it (JSON Schema core
 * §8.2). A `$dynamicRef` is followed as a `$ref` would be, without looking at the dynamic scope.
 */
export function referencesOf(document: JsonObject): References {
  const known = cache.get(document);
  if (known !== undefined) return known;
  const references = createReferences(document);
  cache.set(document, references);
  return references;
}

function createReferences(document: JsonObject): References {
  const resources = findResources(document);
  const resolve = (schema: JsonObject, reference: string) =>
    resolveIn(document, resources, schema, reference);
  const recursive = findRecursive(resolve);
  let pointers: WeakMap<JsonObject, Pointer> | undefined;
  return {
    resolve,
    isRecursive: recursive,
    pointerOf(schema) {
      pointers ??= findPointers(document);
      return pointers.get(schema);
    },
  };
}

function resolveIn(
  document: JsonObject,
  resources: Resources,
  schema: JsonObject,
  reference: string,
): Schema | undefined {
  const pointer = localPointer(reference);
  if (pointer !== undefined) {
    return asSchema(valueAt(resources.rootOf.get(schema) ?? document, pointer));
  }
  const base = resources.baseOf.get(schema) ?? DOCUMENT_BASE;
  const uri = URL.parse(reference, base)?.href;
  if (uri === undefined) return undefined;
  const [resource = '', fragment = ''] = uri.split('#');
  if (!fragment.startsWith('/')) return resources.byUri.get(fragment === '' ? resource : uri);
  const root = resources.byUri.get(resource);
  const inner = localPointer(`#${fragment}`);
  return root === undefined || inner === undefined ? undefined : asSchema(valueAt(root, inner));
}

function asSchema(value: Json | undefined): Schema | undefined {
  return typeof value === 'boolean' || isJsonObject(value) ? value : undefined;
}

function findResources(document: JsonObject): Resources {
  const resources: Resources = { rootOf: new WeakMap(), byUri: new Map(), baseOf: new WeakMap() };
  resources.byUri.set(DOCUMENT_BASE, document);
  const visit = (node: Json, root: JsonObject, base: string): void => {
    if (Array.isArray(node)) {
      for (const item of node) visit(item, root, base);
      return;
    }
    if (!isJsonObject(node)) return;
    let [ownRoot, ownBase] = [root, base];
    if (typeof node.$id === 'string') {
      ownBase = URL.parse(node.$id, base)?.href.replace(/#$/, '') ?? base;
      if (ownBase !== base) ownRoot = node;
      resources.byUri.set(ownBase, node);
    }
    for (const anchor of [node.$anchor, node.$dynamicAnchor]) {
      if (typeof anchor === 'string') resources.byUri.set(`${ownBase}#${anchor}`, node);
    }
    if (ownRoot !== document) resources.rootOf.set(node, ownRoot);
    if (ownBase !== DOCUMENT_BASE) resources.baseOf.set(node, ownBase);
    for (const key in node) visit(node[key] as Json, ownRoot, ownBase);
  };
  visit(document, document, DOCUMENT_BASE);
  return resources;
}

function findPointers(document: JsonObject): WeakMap<JsonObject, Pointer> {
  const pointers = new WeakMap<JsonObject, Pointer>();
  const visit = (node: Json, pointer: Pointer): void => {
    if (isJsonObject(node)) pointers.set(node, pointer);
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) visit(value, childPointer(pointer, key));
  };
  visit(document, '');
  return pointers;
}

/** Tarjan's strongly connected components over the graph of reference targets. */
function findRecursive(
  resolve: (schema: JsonObject, reference: string) => Schema | undefined,
): (schema: JsonObject) => boolean {
  const order = new Map<JsonObject, number>();
  const lowest = new Map<JsonObject, number>();
  const recursive = new Set<JsonObject>();
  const open: JsonObject[] = [];
  const isOpen = new Set<JsonObject>();

  const visit = (schema: JsonObject): void => {
    const index = order.size;
    order.set(schema, index);
    lowest.set(schema, index);
    open.push(schema);
    isOpen.add(schema);
    for (const target of targetsWithin(schema, resolve)) {
      if (target === schema) recursive.add(schema);
      if (!order.has(target)) {
        visit(target);
        lower(schema, lowest.get(target));
      } else if (isOpen.has(target)) {
        lower(schema, order.get(target));
      }
    }
    if (lowest.get(schema) === index) close(schema);
  };

  const lower = (schema: JsonObject, index = 0): void => {
    if (index < (lowest.get(schema) ?? 0)) lowest.set(schema, index);
  };

  const close = (schema: JsonObject): void => {
    const component = open.splice(open.lastIndexOf(schema));
    for (const member of component) {
      isOpen.delete(member);
      if (component.length > 1) recursive.add(member);
    }
  };

  return (schema) => {
    if (!order.has(schema)) visit(schema);
    return recursive.has(schema);
  };
}

function targetsWithin(
  schema: JsonObject,
  resolve: (schema: JsonObject, reference: string) => Schema | undefined,
): Set<JsonObject> {
  const targets = new Set<JsonObject>();
  const visit = (node: Json): void => {
    if (typeof node !== 'object' || node === null) return;
    if (isJsonObject(node)) {
      for (const reference of [node.$ref, node.$dynamicRef]) {
        if (typeof reference !== 'string') continue;
        const target = resolve(node, reference);
        if (isJsonObject(target)) targets.add(target);
      }
    }
    for (const value of Object.values(node)) visit(value);
  };
  visit(schema);
  return targets;
}
