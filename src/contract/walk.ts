import type { Json, JsonObject, Pointer } from './contract.ts';
import { type Field, type Grammar, type Kind, OPENAPI } from './grammar.ts';
import { childPointer, isJsonObject } from './pointer.ts';

/**
 * Visits every object of a known kind, parents before children, so that a visitor may change a node
 * and have its new children visited. Whatever the specification leaves to the author (`example`,
 * `examples` of a schema, `default`, `enum`, `const`, `x-` extensions) is data, and isn't entered.
 */
export function walk(
  node: JsonObject,
  kind: Kind,
  pointer: Pointer,
  visit: (node: JsonObject, kind: Kind, pointer: Pointer) => void,
  grammar: Grammar = OPENAPI,
): void {
  visit(node, kind, pointer);
  for (const key of Object.keys(node)) {
    const field = grammar.fieldOf(kind, key);
    if (field === undefined) continue;
    const [container, childKind] = field;
    eachChild(node[key], container, childPointer(pointer, key), (child, at) =>
      walk(child, childKind, at, visit, grammar),
    );
  }
}

function eachChild(
  value: Json | undefined,
  container: Field[0],
  pointer: Pointer,
  see: (child: JsonObject, pointer: Pointer) => void,
): void {
  if (value === undefined || value === null || typeof value !== 'object') return;
  if (container === 'one') {
    if (isJsonObject(value)) see(value, pointer);
    return;
  }
  if (Array.isArray(value) !== (container === 'list')) return;
  for (const [name, child] of Object.entries(value)) {
    if (container === 'patterned' && name.startsWith('x-')) continue;
    if (isJsonObject(child)) see(child, childPointer(pointer, name));
  }
}
