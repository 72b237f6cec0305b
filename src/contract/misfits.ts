import type { Json, JsonObject, Pointer } from './contract.ts';
import { type Field, fieldOf, type Kind } from './grammar.ts';
import { childPointer, isJsonObject } from './pointer.ts';
import { walk } from './walk.ts';

/** What stands where the specification has an object, a list or a map, and is none. */
export interface Misfit {
  readonly pointer: Pointer;
  /** What may stand there, in words. */
  readonly expected: string;
  readonly received: Json;
}

/**
 * Finds what stands in a document where the specification has something of another shape, in the
 * order of the document. A list or a map may be null: that is how YAML writes one without entries.
 */
export function findMisfits(document: JsonObject): Misfit[] {
  const misfits: Misfit[] = [];
  walk(document, 'openapi', '', (node, kind, pointer) => {
    for (const [key, value] of Object.entries(node)) {
      const field = fieldOf(kind, key);
      if (field !== undefined)
        misfits.push(...fieldMisfits(field, value, childPointer(pointer, key)));
    }
  });
  return misfits;
}

function fieldMisfits([container, kind]: Field, value: Json, pointer: Pointer): Misfit[] {
  if (container === 'one') return fits(kind, value) ? [] : [misfit(kind, value, pointer)];
  if (value === null) return [];
  if (container === 'list' ? !Array.isArray(value) : !isJsonObject(value)) {
    const expected = container === 'list' ? 'a list' : 'an object';
    return [{ pointer, expected, received: value }];
  }
  return Object.entries(value)
    .filter(([name]) => container !== 'patterned' || !name.startsWith('x-'))
    .filter(([, child]) => !fits(kind, child))
    .map(([name, child]) => misfit(kind, child, childPointer(pointer, name)));
}

function fits(kind: Kind, value: Json): boolean {
  return isJsonObject(value) || (kind === 'schema' && typeof value === 'boolean');
}

function misfit(kind: Kind, received: Json, pointer: Pointer): Misfit {
  const expected = kind === 'schema' ? 'a schema: an object, true or false' : 'an object';
  return { pointer, expected, received };
}
