import { isDeepStrictEqual } from 'node:util';
import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject, parsePointer } from '../../contract/pointer.ts';

/**
 * What a JSON Patch makes of a document (RFC 6902); `undefined` where one of its operations can't be
 * done, and so none is (RFC 5789 §2).
 */
export function applyJsonPatch(document: Json, operations: readonly Json[]): Json | undefined {
  let patched: Json | undefined = document;
  for (const operation of operations) {
    if (!isJsonObject(operation)) return undefined;
    patched = applyOperation(patched, operation);
    if (patched === undefined) return undefined;
  }
  return patched;
}

function applyOperation(document: Json, operation: JsonObject): Json | undefined {
  const { op, value } = operation;
  const [path, from] = [tokensOf(operation.path), tokensOf(operation.from)];
  if (path === undefined) return undefined;
  switch (op) {
    case 'add':
      return value === undefined ? undefined : put(document, path, value, 'add');
    case 'replace':
      return value === undefined ? undefined : put(document, path, value, 'replace');
    case 'remove':
      return remove(document, path);
    case 'copy':
    case 'move': {
      const moved = from && at(document, from);
      if (moved === undefined) return undefined;
      const left = op === 'move' ? remove(document, from ?? []) : document;
      return left === undefined ? undefined : put(left, path, moved, 'add');
    }
    case 'test':
      return isDeepStrictEqual(at(document, path), value) ? document : undefined;
    default:
      return undefined;
  }
}

function tokensOf(pointer: Json | undefined): string[] | undefined {
  return typeof pointer === 'string' ? parsePointer(pointer) : undefined;
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
