import { isDeepStrictEqual } from 'node:util';
import type { Json, JsonObject, Pointer } from '../../contract/contract.ts';
import { isJsonObject, parsePointer } from '../../contract/pointer.ts';

/** What a patch makes of a document, or why it makes nothing. */
export type Patching<Document = Json> =
  | { readonly ok: true; readonly document: Document }
  | {
      readonly ok: false;
      /** 400 for what is no patch, 409 for one that can't be applied (RFC 5789 §2.2). */
      readonly status: 400 | 409;
      readonly problem: string;
    };

/** The member that an operation needs beside its `path` (RFC 6902 §4). */
const NEEDED: ReadonlyMap<Json | undefined, 'value' | 'from' | undefined> = new Map([
  ['add', 'value'],
  ['remove', undefined],
  ['replace', 'value'],
  ['move', 'from'],
  ['copy', 'from'],
  ['test', 'value'],
]);

/**
 * What a JSON Patch makes of a document (RFC 6902): nothing where one of its operations can't be done
 * (RFC 5789 §2).
 */
export function applyJsonPatch(document: Json, operations: readonly Json[]): Patching {
  for (const [index, operation] of operations.entries()) {
    const expected = malformation(operation);
    if (expected === undefined) continue;
    const problem = `operation ${index + 1} of the JSON Patch is none: expected ${expected}`;
    return { ok: false, status: 400, problem };
  }
  let patched = document;
  for (const [index, operation] of (operations as readonly Operation[]).entries()) {
    const next = applyOperation(patched, operation);
    if (next === undefined) {
      const problem = `operation ${index + 1} of the JSON Patch fails: ${failure(patched, operation)}`;
      return { ok: false, status: 409, problem };
    }
    patched = next;
  }
  return { ok: true, document: patched };
}

/** An operation that has what it needs. */
type Operation = JsonObject & { readonly path: Pointer };

/** What an operation lacks. */
function malformation(operation: Json): string | undefined {
  if (!isJsonObject(operation)) return 'an object';
  const { op, path, from } = operation;
  if (!NEEDED.has(op)) return `"op" to be one of ${[...NEEDED.keys()].join(', ')}`;
  if (!isPointer(path)) return '"path" to be a JSON Pointer';
  const needed = NEEDED.get(op);
  if (needed === 'value' && operation.value === undefined) return 'a "value"';
  return needed === 'from' && !isPointer(from) ? '"from" to be a JSON Pointer' : undefined;
}

/** RFC 6901 §3. */
function isPointer(value: Json | undefined): value is Pointer {
  return typeof value === 'string' && /^(\/([^~]|~[01])*)?$/.test(value);
}

/** Why an operation can't be done. */
function failure(document: Json, { op, path, from }: Operation): string {
  const lost = isPointer(from) && at(document, parsePointer(from)) === undefined ? from : path;
  const isOther = op === 'test' && at(document, parsePointer(path)) !== undefined;
  return isOther ? `the value at "${path}" is another` : `"${lost}" leads nowhere`;
}

function applyOperation(document: Json, operation: Operation): Json | undefined {
  const { op, value = null } = operation;
  const path = parsePointer(operation.path);
  switch (op) {
    case 'add':
    case 'replace':
      return put(document, path, value, op);
    case 'remove':
      return remove(document, path);
    case 'test':
      return isDeepStrictEqual(at(document, path), value) ? document : undefined;
    default: {
      const from = parsePointer(operation.from as Pointer);
      const moved = at(document, from);
      if (moved === undefined) return undefined;
      const left = op === 'move' ? remove(document, from) : document;
      return left === undefined ? undefined : put(left, path, moved, 'add');
    }
  }
}

function at(value: Json, [token, ...rest]: readonly string[]): Json | undefined {
  if (token === undefined) return value;
  const inner = childOf(value, token);
  return inner === undefined ? undefined : at(inner, rest);
}

/** A document with a value at a place, which is there already (`replace`) or can be made (`add`). */
function put(
  document: Json,
  [token, ...rest]: readonly string[],
  value: Json,
  how: 'add' | 'replace',
): Json | undefined {
  if (token === undefined) return value;
  const inner = childOf(document, token);
  const isLast = rest.length === 0;
  if (isLast && how === 'add') return withChild(document, token, value, 0);
  if (inner === undefined) return undefined;
  const changed = put(inner, rest, value, how);
  return changed === undefined ? undefined : withChild(document, token, changed, 1);
}

function remove(document: Json, [token, ...rest]: readonly string[]): Json | undefined {
  const inner = token === undefined ? undefined : childOf(document, token);
  if (token === undefined || inner === undefined) return undefined;
  if (rest.length > 0) {
    const changed = remove(inner, rest);
    return changed === undefined ? undefined : withChild(document, token, changed, 1);
  }
  if (Array.isArray(document)) return document.toSpliced(Number(token), 1);
  return Object.fromEntries(
    Object.entries(document as JsonObject).filter(([name]) => name !== token),
  );
}

/** A list or an object with a child; in a list it takes the place of as many others as are replaced. */
function withChild(parent: Json, token: string, child: Json, replaced: 0 | 1): Json | undefined {
  if (Array.isArray(parent)) {
    const index = token === '-' ? parent.length : indexOf(token);
    return index <= parent.length ? parent.toSpliced(index, replaced, child) : undefined;
  }
  return isJsonObject(parent) ? { ...parent, [token]: child } : undefined;
}

function childOf(parent: Json, token: string): Json | undefined {
  if (Array.isArray(parent)) return parent[indexOf(token)];
  return isJsonObject(parent) && Object.hasOwn(parent, token) ? parent[token] : undefined;
}

/** An index of a list (RFC 6901 §4), without leading zeros. */
function indexOf(token: string): number {
  return /^(0|[1-9]\d*)$/.test(token) ? Number(token) : Number.NaN;
}
