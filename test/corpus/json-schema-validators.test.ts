import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDefinitions } from '../../generators/validators/definitions.ts';
import * as runtime from '../../generators/validators/runtime/index.ts';
import { compileValidators } from '../../src/compile/validators.ts';
import type { Violation } from '../../src/compile/violation.ts';
import type { Contract, Json, Pointer } from '../../src/contract/contract.ts';
import { SchemaError } from '../../src/errors.ts';
import {
  loadSchema,
  missing,
  type Remotes,
  readGroups,
  serveRemotes,
} from './json-schema-suite.ts';

const PATIENCE = { timeout: 300_000 };
const SCHEMA = '/paths/~1/get/responses/200/content/application~1json/schema';

let remotes: Remotes;
let folder: string;

describe.skipIf(missing !== '')(`the JSON Schema Test Suite, validated${missing}`, PATIENCE, () => {
  beforeAll(async () => {
    remotes = await serveRemotes();
    folder = await mkdtemp(join(tmpdir(), 'specwright-suite-'));
  });

  afterAll(async () => {
    remotes.close();
    await rm(folder, { recursive: true });
  });

  test('generated validators say what the check says of each case', async () => {
    const { host } = remotes;
    const otherwise: string[] = [];
    let cases = 0;
    for (const [index, { name, schema, tests }] of readGroups('draft2020-12', host).entries()) {
      const place = { folder, name: `draft-${index}`, openapi: '3.1.0', host };
      const contract = await loadSchema(schema, place);
      const check = verdictOf(() => compileValidators(contract)(SCHEMA, 'response'));
      const validator = verdictOf(() => validatorOf(contract, SCHEMA));
      for (const { description, data } of tests) {
        cases += 1;
        const [wanted, told] = [check(data), validator(data)];
        if (told !== wanted) otherwise.push(`${name}, ${description}: ${told}, not ${wanted}`);
      }
    }
    expect(otherwise).toEqual([]);
    expect(cases).toBeGreaterThan(2_000);
  });
});

/** The validator of a schema as it is written into a module. */
function validatorOf(contract: Contract, pointer: Pointer): (value: Json) => readonly Violation[] {
  const { texts, inResponses } = writeDefinitions(contract, [pointer], () => undefined);
  const functions = Object.entries(runtime).map(([name, value]) => {
    return [name.replace(/^(is|assert)(?=[A-Z])/, '_$1'), value] as const;
  });
  const code = `${texts.join('')}return (value) => violationsOf(${inResponses(pointer)}, value);`;
  const names = functions.map(([name]) => name);
  return new Function(...names, code)(...functions.map(([, value]) => value));
}

/** Whether a value is valid, or that it can't be told. */
function verdictOf(make: () => (value: Json) => readonly Violation[]): (value: Json) => string {
  return (value) => {
    try {
      return make()(value).length === 0 ? 'valid' : 'broken';
    } catch (error) {
      const isUnjudged =
        error instanceof SchemaError || /^can't judge/.test(String(Object(error).message));
      if (!isUnjudged) throw error;
      return 'unjudged';
    }
  };
}
