import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileContract } from '../../src/compile/compiled-contract.ts';
import { createRandom } from '../../src/compile/random.ts';
import type { Contract, Pointer } from '../../src/contract/contract.ts';
import { localPointer, valueAt } from '../../src/contract/pointer.ts';
import { walk } from '../../src/contract/walk.ts';
import { SchemaError } from '../../src/errors.ts';
import {
  type Group,
  loadSchema,
  missing,
  type Remotes,
  readGroups,
  serveRemotes,
} from './json-schema-suite.ts';

const PATIENCE = { timeout: 120_000 };
const SEEDS = ['a', 'b', 'c', 'd', 'e'];
const NOW = Date.UTC(2026, 2, 14, 12);

/** Schemas that have a value and yet get none, and why. */
const NOT_FAKED: Readonly<Record<string, string>> = {
  "not: collect annotations inside a 'not', even if collection is disabled":
    'unevaluatedProperties inside not isn’t negated',
};

let remotes: Remotes;
let folder: string;
let subjects: readonly Subject[] = [];

/** A schema of the suite in a file of its own, as the answer of an operation. */
interface Subject extends Group {
  readonly contract: Contract;
  readonly pointer: Pointer;
}

describe.skipIf(missing !== '')(`the JSON Schema Test Suite, 2020-12${missing}`, PATIENCE, () => {
  beforeAll(async () => {
    remotes = await serveRemotes();
    folder = await mkdtemp(join(tmpdir(), 'specwright-suite-'));
    subjects = await Promise.all(readGroups('draft2020-12', remotes.host).map(load));
  }, PATIENCE.timeout);

  afterAll(async () => {
    remotes.close();
    await rm(folder, { recursive: true });
  });

  test('each schema becomes part of a contract and compiles', () => {
    for (const { name, contract, pointer } of subjects) {
      const { validatorOf } = compileContract(contract);
      expect(() => validatorOf(pointer, 'response'), name).not.toThrow();
    }
  });

  test('nothing is left that names a schema: each reference is a pointer', () => {
    for (const { name, contract } of subjects) {
      walk(contract.document, 'openapi', '', (node, kind, pointer) => {
        if (kind !== 'schema') return;
        const { $ref = '#', $id, $anchor, $dynamicAnchor, $dynamicRef } = node;
        const target = localPointer(String($ref));
        const isThere = target !== undefined && valueAt(contract.document, target) !== undefined;
        const names = [$id, $anchor, $dynamicAnchor, $dynamicRef];
        expect({ isThere, names }, `${name} at ${pointer}`).toEqual({
          isThere: true,
          names: names.map(() => undefined),
        });
      });
    }
  });

  test('each schema that has a value gets one that satisfies it, or is known to be refused', () => {
    const satisfiable = subjects.filter(({ tests }) => tests.some(({ valid }) => valid));
    const refused = satisfiable.filter((subject) => !makesValidFakes(subject));
    expect(refused.map(({ name }) => name)).toEqual(Object.keys(NOT_FAKED));
  });
});

async function load(group: Group, index: number): Promise<Subject> {
  const { host } = remotes;
  const place = { folder, name: `group${index}`, openapi: '3.1.0', host };
  const contract = await loadSchema(group.schema, place);
  const pointer = contract.operations[0]?.responses[0]?.content[0]?.schema ?? '';
  return { ...group, contract, pointer };
}

function makesValidFakes({ contract, pointer }: Subject): boolean {
  const { fakeOf, validatorOf } = compileContract(contract);
  const validate = validatorOf(pointer, 'response');
  try {
    const fake = fakeOf(pointer, 'response');
    return SEEDS.every((seed) => {
      return validate(fake({ random: createRandom(seed), now: NOW })).length === 0;
    });
  } catch (error) {
    if (error instanceof SchemaError) return false;
    throw error;
  }
}
