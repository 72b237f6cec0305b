import type { Json, JsonObject, Pointer } from '../../contract/contract.ts';
import { isJsonObject, valueAt } from '../../contract/pointer.ts';
import { lazily } from '../lazily.ts';
import { every, NO, type SureTest, type Test, UNSURE, YES } from './answer.ts';
import { generateTest } from './generate.ts';
import type { Composer } from './keyword.ts';
import { KEYWORDS } from './keywords.ts';
import { createSoundness } from './soundness.ts';

/** Of so many values, it pays to write the test of their schema as a function. */
const OFTEN = 1000;

/**
 * Prepares to tell at little cost whether values satisfy schemas of a document (JSON Schema 2020-12):
 * a schema becomes a closure when it is first asked, which takes a hundredth of compiling it, and most
 * values are right. What it says is what ajv would say; where it can't tell, ajv has to be asked, and
 * always for what is wrong.
 *
 * The function returned gives `undefined` for a schema that may not compile in ajv.
 *
 * @param often after how many values the test of a schema is written as a function, which changes nothing it says.
 */
export function createAcceptance(
  document: JsonObject,
  assertsFormats: boolean,
  often = OFTEN,
): (pointer: Pointer) => Test | undefined {
  const isSound = createSoundness(document);
  const tests = new Map<JsonObject, Test>();
  const testAt = lazily((pointer: Pointer) => whenAsked(() => testOf(schemaAt(pointer))));
  const composer: Composer = { testOf, testAt, assertsFormats };
  const sureAt = lazily((pointer: Pointer): SureTest => {
    let written: SureTest | undefined;
    return (value) => {
      written ??= generateTest(schemaAt(pointer), composer, sureAt);
      return written(value);
    };
  });
  return (pointer) => {
    const schema = schemaAt(pointer);
    const isSafe = typeof schema === 'boolean' || (isJsonObject(schema) && isSound(schema));
    const test = whenAsked(() => testOf(schema));
    return isSafe ? withWritten(test, sureAt(pointer), often) : undefined;
  };

  function schemaAt(pointer: Pointer): Json {
    return valueAt(document, pointer) ?? null;
  }

  function testOf(schema: Json): Test {
    if (typeof schema === 'boolean') return schema ? YES : NO;
    if (!isJsonObject(schema)) return UNSURE;
    const test = tests.get(schema) ?? compose(schema, composer);
    tests.set(schema, test);
    return test;
  }
}

/** Composes when a value comes: references may lead round and far. */
function whenAsked(compose: () => Test): Test {
  let composed: Test | undefined;
  return (value) => {
    composed ??= compose();
    return composed(value);
  };
}

/** Asks a test, and after so many values first the function that is written for it, which most values pass. */
function withWritten(test: Test, sure: SureTest, often: number): Test {
  let left = often;
  return (value) => {
    if (left > 0) left -= 1;
    else if (sure(value)) return true;
    return test(value);
  };
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
