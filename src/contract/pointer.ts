import type { Json, JsonObject, Pointer } from './contract.ts';

/**
 * Writes a JSON Pointer (RFC 6901 §3) from its tokens.
 * `['paths', '/a~b']` gives `/paths/~1a~0b`; no token gives the empty pointer, the whole document.
 */
export function formatPointer(tokens: readonly (string | number)[]): Pointer {
  return tokens.map((token) => `/${escapeToken(String(token))}`).join('');
}

/** Splits a JSON Pointer into its tokens (RFC 6901 §4); the empty pointer has none. */
export function parsePointer(pointer: Pointer): string[] {
  if (pointer === '') return [];
  const tokens = pointer.slice(1).split('/');
  return pointer.includes('~') ? tokens.map(unescapeToken) : tokens;
}

/** Adds one token to a pointer. */
export function childPointer(pointer: Pointer, token: string | number): Pointer {
  return `${pointer}/${escapeToken(String(token))}`;
}

/** The pointer of what holds a node; the whole document holds itself. */
export function parentPointer(pointer: Pointer): Pointer {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
}

/** Whether a pointer leads to a node or into it. */
export function isWithin(pointer: Pointer, node: Pointer): boolean {
  return pointer === node || pointer.startsWith(`${node}/`);
}

/**
 * What is found at a pointer, else at the nearest part that holds it, and where; `undefined` where there
 * is nothing up to the whole document.
 */
export function nearestAround<Found>(
  pointer: Pointer,
  find: (at: Pointer) => Found | undefined,
): { readonly at: Pointer; readonly found: Found } | undefined {
  for (let at = pointer; ; at = parentPointer(at)) {
    const found = find(at);
    if (found !== undefined) return { at, found };
    if (at === '') return undefined;
  }
}

/** The value that a pointer leads to, or `undefined` where it leads nowhere. */
export function valueAt(document: Json, pointer: Pointer): Json | undefined {
  let value: Json | undefined = document;
  // Without a list of the tokens: a check of a large document asks for very many places.
  for (let end = 0; end < pointer.length; ) {
    if (value === null || typeof value !== 'object') return undefined;
    const start = end + 1;
    const next = pointer.indexOf('/', start);
    end = next === -1 ? pointer.length : next;
    const token = unescapeToken(pointer.slice(start, end));
    if (Array.isArray(value))
      value = /^(0|[1-9]\d*)$/.test(token) ? value[Number(token)] : undefined;
    else value = Object.hasOwn(value, token) ? value[token] : undefined;
  }
  return value;
}

/** The object at a pointer, which is made with those around it where there is none. */
export function objectAt(document: JsonObject, pointer: Pointer): JsonObject {
  let object = document;
  for (const token of parsePointer(pointer)) {
    const held = object[token];
    const next = isJsonObject(held) ? held : {};
    object[token] = next;
    object = next;
  }
  return object;
}

/** A name that isn't taken: the wanted one, or that with the first number from 2 that makes it free. */
export function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  let name = wanted;
  for (let number = 2; isTaken(name); number++) name = `${wanted}${number}`;
  return name;
}

/** Puts a copy of what a reference leads to in its place; what stands beside the reference stays. */
export function replaceReference(node: JsonObject, target: JsonObject): void {
  delete node.$ref;
  for (const [key, value] of Object.entries(structuredClone(target))) setOwn(node, key, value);
}

/** Sets a field of an object, also one called `__proto__`, which an assignment would take otherwise. */
export function setOwn(object: JsonObject, key: string, value: Json): void {
  Object.defineProperty(object, key, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

/** Prepares to tell where the objects and lists of a document stand. */
export function indexPointers(document: JsonObject): (node: object) => Pointer | undefined {
  const { add, pointerOf } = createPointerIndex(document);
  add('');
  return pointerOf;
}

/** Tells where objects and lists of a document stand, of those that were added. */
export interface PointerIndex {
  /** Adds what stands at a pointer, with all in it. Gives where references lead from what is new. */
  readonly add: (pointer: Pointer) => Pointer[];
  readonly pointerOf: (node: object) => Pointer | undefined;
}

/** Makes the {@link PointerIndex} of a document, still empty. */
export function createPointerIndex(document: JsonObject): PointerIndex {
  // What holds each, or its pointer once it was asked for: to write those of all takes long, and few are.
  const known = new Map<object, object | Pointer>();
  return {
    add(pointer) {
      const targets: Pointer[] = [];
      const start = valueAt(document, pointer);
      if (typeof start !== 'object' || start === null || known.has(start)) return targets;
      known.set(start, pointer);
      const pending: object[] = [start];
      for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
        const target = referencePointer(node as JsonObject);
        if (target !== undefined) targets.push(target);
        for (const value of Object.values(node)) {
          if (value === null || typeof value !== 'object' || known.has(value)) continue;
          known.set(value, node);
          pending.push(value);
        }
      }
      return targets;
    },
    pointerOf,
  };

  function pointerOf(node: object): Pointer | undefined {
    const holder = known.get(node);
    if (typeof holder !== 'object') return holder;
    const [key = ''] = Object.entries(holder).find(([, value]) => value === node) ?? [];
    const pointer = childPointer(pointerOf(holder) ?? '', key);
    known.set(node, pointer);
    return pointer;
  }
}

/**
 * Visits each object in a value.
 * @param tokens those that lead to it.
 */
export function visitObjects(
  value: Json | undefined,
  see: (object: JsonObject, tokens: readonly string[]) => void,
  tokens: string[] = [],
): void {
  if (typeof value !== 'object' || value === null) return;
  if (isJsonObject(value)) see(value, tokens);
  // Without a list of its members: of objects, a large document has very many.
  for (const key in value) {
    const child = (value as JsonObject)[key];
    if (typeof child !== 'object' || child === null) continue;
    tokens.push(key);
    visitObjects(child, see, tokens);
    tokens.pop();
  }
}

/** Whether a value is a JSON object: neither null nor a list. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The pointer of a reference inside its own document: `#/components/schemas/A%20b` gives
 * `/components/schemas/A b`; `undefined` for an anchor or a reference to elsewhere.
 */
export function localPointer(reference: string): Pointer | undefined {
  if (reference === '#') return '';
  if (!reference.startsWith('#/')) return undefined;
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    return undefined;
  }
}

/** Writes a pointer as a reference inside its own document: the other way of {@link localPointer}. */
export function localReference(pointer: Pointer): string {
  return `#${pointer.split('/').map(encodeURIComponent).join('/')}`;
}

/** Where an object's `$ref` leads inside its own document; `undefined` where it has none, or to elsewhere. */
export function referencePointer({ $ref }: JsonObject): Pointer | undefined {
  return typeof $ref === 'string' ? localPointer($ref) : undefined;
}

function unescapeToken(token: string): string {
  return token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token;
}

function escapeToken(token: string): string {
  if (!/[~/]/.test(token)) return token;
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}
