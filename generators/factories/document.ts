import type { Json, JsonObject, Pointer } from '../../src/contract/contract.ts';
import { mappedPointer } from '../../src/contract/discriminator.ts';
import {
  isJsonObject,
  nearestAround,
  objectAt,
  parentPointer,
  parsePointer,
  referencePointer,
  setOwn,
  valueAt,
} from '../../src/contract/pointer.ts';
import { walk } from '../../src/contract/walk.ts';

/** Fields of a schema that neither make nor judge a value. */
const MUTE: ReadonlySet<string> = new Set(['$comment', 'deprecated', 'externalDocs', 'xml']);

/**
 * The part of a document that some of its schemas need: they and what they refer to, each at its pointer.
 * Where a pointer leads through a list, an object stands for it.
 */
export function documentWith(document: JsonObject, pointers: readonly Pointer[]): JsonObject {
  const schemas = new Map<Pointer, Json>();
  // What is found is visited, too.
  const pending = [...pointers];
  for (const pointer of pending) {
    if (isHeld(schemas, pointer)) continue;
    const schema = structuredClone(valueAt(document, pointer) ?? true);
    schemas.set(pointer, schema);
    if (isJsonObject(schema)) pending.push(...targetsIn(schema));
  }
  const part: JsonObject = {};
  for (const [pointer, schema] of schemas) {
    if (isHeld(schemas, parentPointer(pointer))) continue;
    setOwn(objectAt(part, parentPointer(pointer)), parsePointer(pointer).at(-1) ?? '', schema);
  }
  return part;
}

function isHeld(schemas: ReadonlyMap<Pointer, Json>, pointer: Pointer): boolean {
  return nearestAround(pointer, (at) => schemas.get(at)) !== undefined;
}

/** Where the references of a schema lead, which loses what is mute. */
function targetsIn(schema: JsonObject): Pointer[] {
  const targets: Pointer[] = [];
  walk(schema, 'schema', '', (node) => {
    for (const key of Object.keys(node)) {
      if (MUTE.has(key) || (key.startsWith('x-') && key !== 'x-faker')) delete node[key];
    }
    const target = referencePointer(node);
    if (target !== undefined) targets.push(target);
    const mapping = isJsonObject(node.discriminator) ? node.discriminator.mapping : undefined;
    for (const value of Object.values(isJsonObject(mapping) ? mapping : {})) {
      if (typeof value === 'string') targets.push(mappedPointer(value));
    }
  });
  return targets;
}
