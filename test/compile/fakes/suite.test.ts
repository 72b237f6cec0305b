import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Fake } from '../../../src/compile/fakes/compile.ts';
import type { Json, Schema } from '../../../src/contract/contract.ts';
import { SchemaError } from '../../../src/errors.ts';
import { fakeAtRoot, fakeOf, provenValue, validatorOf } from './proof.ts';

interface Group {
  readonly description: string;
  readonly schema: Schema;
  readonly tests: readonly { readonly data: Json; readonly valid: boolean }[];
}

const SUITE = new URL(
  '../../../../shared/corpus/json-schema-test-suite/tests/draft2020-12/',
  import.meta.url,
);
const SEEDS = ['a', 'b', 'c'];

/** A contract has none left when it is loaded: its references are pointers into itself. */
const IDENTIFIERS = /"\$(?:id|anchor|vocabulary)":/;

/** Schemas of the suite that have a value and yet get none, and why. */
const REFUSED: Readonly<Record<string, string>> = {
  'validate definition against metaschema': 'refers to the metaschema, another document',
  'remote ref, containing refs itself': 'refers to the metaschema, another document',
  "collect annotations inside a 'not', even if collection is disabled":
    'unevaluatedProperties inside not isn’t negated',
};

describe.skipIf(!existsSync(SUITE))(
  'the JSON Schema Test Suite, draft 2020-12 (skipped without ../shared/corpus beside the checkout)',
  () => {
    test('each schema that has a value gets one, or is known to be refused', () => {
      const refused: string[] = [];
      let [made, unjudged] = [0, 0];
      for (const { description, schema, tests } of groups()) {
        const isValid = judge(schema);
        const valid = tests.filter((example) => example.valid);
        if (isValid === undefined || !valid.some(({ data }) => isValid(data))) {
          if (valid.length > 0) unjudged++;
          continue;
        }
        const fake = compiled(schema);
        if (fake !== undefined && SEEDS.every((seed) => provenValue(fake, isValid, seed))) made++;
        else refused.push(description);
      }
      console.log(
        `fakes of the suite's schemas: ${made} made, ${refused.length} refused, ${unjudged} that ajv can't judge`,
      );
      expect(refused.sort()).toEqual(Object.keys(REFUSED).sort());
      expect(made).toBeGreaterThan(350);
    });
  },
);

function groups(): Group[] {
  const files = readdirSync(SUITE, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => JSON.parse(readFileSync(new URL(file, SUITE), 'utf8')) as Group[])
    .filter(({ schema }) => !IDENTIFIERS.test(JSON.stringify(schema)));
}

/** Ajv's judgement; `undefined` where it doesn't compile the schema, an overflow being a no. */
function judge(schema: Schema): ((value: Json) => boolean) | undefined {
  try {
    const isValid = validatorOf(schema);
    return (value) => {
      try {
        return isValid(value);
      } catch {
        return false;
      }
    };
  } catch {
    return undefined;
  }
}

function compiled(schema: Schema): Fake | undefined {
  try {
    return typeof schema === 'boolean' ? fakeOf(schema) : fakeAtRoot(schema);
  } catch (error) {
    if (error instanceof SchemaError) return undefined;
    throw error;
  }
}
