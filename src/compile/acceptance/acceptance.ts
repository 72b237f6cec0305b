import type { Json, JsonObject, Pointer } from '../../contract/contract.ts';
import { isJsonObject, valueAt } from '../../contract/pointer.ts';
import { every, NO, type Test, UNSURE, YES } from './answer.ts';
import type { Composer } from './keyword.ts';
import { KEYWORDS } from './keywords.ts';
import { createSoundness } from './soundness.ts';

/**
 * Prepares to tell at little cost whether values satisfy schemas of a document (JSON Schema 2020-12):
 * a schema becomes a closure when it is first asked, which takes a hundredth of compiling it, and most
 * values are right. What it says is what ajv would say; where it can't tell, ajv has to be asked, and
 * always for what is wrong.
 *
 * The function returned gives `undefined` for a schema that may not compile in ajv.
 */
export function createAcceptance(
  document: JsonObject,
  assertsFormats: boolean,
): (pointer: Pointer) => Test | undefined {
  const isSound = createSoundness(document);
  const tests = new Map<JsonObject, Test>();
  const composer: Composer = { testOf, testAt, assertsFormats };
  return (pointer) => {
    const schema = valueAt(document, pointer);
    const isSafe = typeof schema === 'boolean' || (isJsonObject(schema) && isSound(schema));
    return isSafe ? testAt(pointer) : undefined;
  };

  function testOf(schema: Json): Test {
    if (typeof schema === 'boolean') return schema ? YES : NO;
    if (!isJsonObject(schema)) return UNSURE;
    const test = tests.get(schema) ?? compose(schema, composer);
    tests.set(schema, test);
    return test;
  }

  /** Composes when a value comes: references may lead round and far. */
  function testAt(pointer: Pointer): Test {
    let composed: Test | undefined;
    return (value) => {
      composed ??= testOf(valueAt(document, pointer) ?? null);
      return composed(value);
    };
  }
}

function compose(schema: JsonObject, composer: Composer): Test {
  const tests: Test[] = [];
  for (const name of Object.keys(schema)) {
    const keyword = KEYWORDS.get(name);
    if (keyword === undefined) continue;
    const test = keyword.compose(schema[name] as Json, schema, composer);
    if (test !== YES) tests.push(test);
  }
  return every(tests);
}
