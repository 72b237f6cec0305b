import type { Json, JsonObject } from '../../contract/contract.ts';
import { fieldOf } from '../../contract/grammar.ts';
import { isJsonObject, referencePointer, valueAt } from '../../contract/pointer.ts';
import { lazily } from '../lazily.ts';
import { KEYWORDS, UNTESTED } from './keywords.ts';

/** How deep schemas may stand in each other, for the stack's sake. */
const DEEPEST = 200;

/**
 * Prepares to tell whether a schema certainly compiles in ajv: with all that stands in it, and all that
 * these refer to.
 */
export function createSoundness(document: JsonObject): (schema: JsonObject) => boolean {
  const referredBy = lazily((schema: JsonObject) => {
    const referred: JsonObject[] = [];
    return isSoundWithin(schema, 0, referred) ? referred : undefined;
  });
  const sound = new Set<JsonObject>();
  return (schema) => {
    const reached = new Set([schema]);
    for (const one of reached) {
      if (sound.has(one)) continue;
      const referred = referredBy(one);
      if (referred === undefined) return false;
      for (const other of referred) reached.add(other);
    }
    for (const one of reached) sound.add(one);
    return true;
  };

  /** @param referred gets the schemas that this one, and those in it, refer to. */
  function isSoundWithin(schema: Json, depth: number, referred: JsonObject[]): boolean {
    if (!isJsonObject(schema)) return typeof schema === 'boolean';
    if (depth > DEEPEST) return false;
    for (const name of Object.keys(schema)) {
      const keyword = KEYWORDS.get(name);
      if (keyword === undefined) {
        if (UNTESTED.has(name)) return false;
        continue;
      }
      const clause = schema[name] as Json;
      if (!keyword.isClause(clause)) return false;
      if (!schemasIn(name, clause).every((one) => isSoundWithin(one, depth + 1, referred))) {
        return false;
      }
    }
    return schema.$ref === undefined || isReferenceSound(schema, referred);
  }

  function isReferenceSound(schema: JsonObject, referred: JsonObject[]): boolean {
    const passed = new Set([schema]);
    for (const one of passed) {
      const pointer = referencePointer(one);
      if (pointer === undefined) continue;
      const target = valueAt(document, pointer);
      if (typeof target === 'boolean') continue;
      // ajv follows references to references as it compiles.
      if (!isJsonObject(target) || passed.has(target)) return false;
      passed.add(target);
      referred.push(target);
    }
    return true;
  }
}

function schemasIn(keyword: string, clause: Json): readonly Json[] {
  switch (fieldOf('schema', keyword)?.[0]) {
    case 'one':
      return [clause];
    case 'list':
    case 'map':
      return Object.values(clause as Json[] | JsonObject);
    default:
      return [];
  }
}
