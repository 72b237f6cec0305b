import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { Json, Schema } from '../../src/contract/contract.ts';
import { rootValidator } from './validators-of.ts';

const SUITE = new URL(
  '../../../shared/corpus/json-schema-test-suite/tests/draft2020-12/',
  import.meta.url,
);
const reason = existsSync(SUITE) ? '' : ' (skipped: the suite lies beside this checkout only)';

/** A contract has none left when it is loaded: its references are pointers into itself. */
const IDENTIFIERS = /"\$(?:id|anchor|dynamicAnchor|dynamicRef|vocabulary)":/;

interface Group {
  readonly description: string;
  readonly schema: Schema;
  readonly tests: readonly { readonly description: string; data: Json; readonly valid: boolean }[];
}

describe.skipIf(reason !== '')(`the JSON Schema Test Suite${reason}`, () => {
  test('is judged as plain ajv judges it, or better', () => {
    const groups = readGroups();
    const ours = wrongCases(groups, (schema) => rootValidator(schema, { formats: 'annotate' }));
    const ajv = plainAjv();
    const plain = wrongCases(groups, (schema) => {
      const validate = ajv.compile(schema);
      return (value) => (validate(value) ? [] : [validate.errors]);
    });
    const total = groups.reduce((sum, { tests }) => sum + tests.length, 0);
    console.log(
      `validators: of ${total} cases of the suite ${ours.length} are judged otherwise, ${plain.length} with plain ajv`,
    );
    expect(ours.filter((name) => !plain.includes(name))).toEqual([]);
  });
});

function readGroups(): Group[] {
  return readdirSync(SUITE)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => JSON.parse(readFileSync(new URL(name, SUITE), 'utf8')) as Group[])
    .filter(({ schema }) => !IDENTIFIERS.test(JSON.stringify(schema)));
}

function wrongCases(
  groups: readonly Group[],
  compile: (schema: Schema) => (value: Json) => readonly unknown[],
): string[] {
  return groups.flatMap(({ description, schema, tests }) => {
    let validate: (value: Json) => readonly unknown[] = cannotJudge;
    try {
      validate = compile(schema);
    } catch {
      // Then each of its cases differs.
    }
    return tests
      .filter(({ data, valid }) => judgeWith(validate, data) !== valid)
      .map((one) => `${description}: ${one.description}`);
  });
}

/** Whether a value is valid; `undefined` where that can't be judged. */
function judgeWith(validate: (value: Json) => readonly unknown[], value: Json) {
  try {
    return validate(value).length === 0;
  } catch {
    return undefined;
  }
}

function cannotJudge(): never {
  throw new Error('the schema does not compile');
}

function plainAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    ownProperties: true,
    logger: false,
    validateFormats: false,
  });
  addFormats.default(ajv);
  return ajv;
}
