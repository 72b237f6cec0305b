import type { Json, JsonObject, Pointer } from './contract.ts';
import { type Field, type Grammar, type Kind, OPENAPI } from './grammar.ts';
import { childPointer, isJsonObject } from './pointer.ts';

type Visit = (node: JsonObject, kind: Kind, pointer: Pointer) => void;

/**
 * Visits every object of a known kind, parents before children, so that a visitor may change a node
 * and have its new children visited. Whatever the specification leaves to the author (`example`,
 * `examples` of a schema, `default`, `enum`, `const`, `x-` extensions) is data, and isn't entered.
 */
export function walk(
  node: JsonObject,
  kind: Kind,
  pointer: Pointer,
  visit: Visit,
  grammar: Grammar = OPENAPI,
): void {
  visit(node, kind, pointer);
  // Neither lists of keys nor closures: of objects, a large document has very many.
  for (const key in node) {
    const value = node[key];
    if (typeof value !== 'object' || value === null) continue;
    const field = grammar.fieldOf(kind, key);
    if (field === undefined) continue;
    const [container, childKind] = field;
    const at = childPointer(pointer, key);
    if (container === 'one') {
      if (!Array.isArray(value)) walk(value, childKind, at, visit, grammar);
    } else if (Array.isArray(value) === (container === 'list')) {
      walkEach(value, container, childKind, at, visit, grammar);
    }
  }
}

function walkEach(
  holder: Json[] | JsonObject,
  container: Field[0],
  kind: Kind,
  pointer: Pointer,
  visit: Visit,
  grammar: Grammar,
): void {
  for (const name in holder) {
    if (container === 'patterned' && name.startsWith('x-')) continue;
    const child = (holder as JsonObject)[name];
    if (isJsonObject(child)) walk(child, kind, childPointer(pointer, name), visit, grammar);
  }
}
