import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileContract } from '../../src/compile/compiled-contract.ts';
import { createRandom } from '../../src/compile/random.ts';
import type { Validator, ValidatorOptions } from '../../src/compile/validators.ts';
import type { Contract, Json, Pointer, Schema } from '../../src/contract/contract.ts';
import { loadContract } from '../../src/contract/load.ts';
import { localPointer, valueAt } from '../../src/contract/pointer.ts';
import { walk } from '../../src/contract/walk.ts';
import { SchemaError, SpecwrightError } from '../../src/errors.ts';

const SUITE = new URL('../../../shared/corpus/json-schema-test-suite/', import.meta.url);
const reason = existsSync(SUITE) ? '' : ' (skipped: the suite lies beside this checkout only)';
const PATIENCE = { timeout: 120_000 };
const SEEDS = ['a', 'b', 'c', 'd', 'e'];
const NOW = Date.UTC(2026, 2, 14, 12);

interface Group {
  readonly description: string;
  readonly schema: Schema;
  readonly tests: readonly { readonly description: string; data: Json; readonly valid: boolean }[];
}

/** Which formats there are and what they ask for is up to whoever asserts them: they are faked alone. */
const FORMATS = 'optional/format/';

/** Schemas that no document can hold, by what is wrong with them. */
const METASCHEMA = 'a remote reference is not followed';
const REFUSED: Readonly<Record<string, string>> = {
  'defs: validate definition against metaschema': METASCHEMA,
  'ref: remote ref, containing refs itself': METASCHEMA,
  'enum: empty enum': "doesn't compile: enum must have non-empty array",
};

/** Cases that are judged otherwise than the suite has it, and why. */
const OWN_VOCABULARIES = 'which vocabularies a schema is read with is not its own to say';
const JUDGED_OTHERWISE: Readonly<Record<string, string>> = {
  'properties: properties whose names are Javascript object property names: __proto__ not valid':
    'ajv passes over a property of this name',
  'vocabulary: schema that uses custom metaschema with with no validation vocabulary: no validation: invalid number, but it still validates':
    OWN_VOCABULARIES,
  'optional/format-assertion: schema that uses custom metaschema with format-assertion: false: format-assertion: false: invalid string':
    OWN_VOCABULARIES,
  'optional/format-assertion: schema that uses custom metaschema with format-assertion: true: format-assertion: true: invalid string':
    OWN_VOCABULARIES,
  'optional/cross-draft: refs to historic drafts are processed as historic drafts: first item not a string is valid':
    'each schema of a document is read as 2020-12',
  'optional/float-overflow: all integers are multiples of 0.5, if overflow is handled: valid if optional overflow handling is implemented':
    'what overflows is a multiple of nothing',
};

/** Schemas that have a value and yet get none, and why. */
const NOT_FAKED: Readonly<Record<string, string>> = {
  "not: collect annotations inside a 'not', even if collection is disabled":
    'unevaluatedProperties inside not isn’t negated',
};

const server = createServer(({ url = '' }, response) => {
  const file = new URL(`remotes${url}`, SUITE);
  if (existsSync(file)) response.end(onThisHost(readFileSync(file, 'utf8')));
  else response.writeHead(404).end();
});
let folder: string;
let subjects: readonly Subject[] = [];

/** A schema of the suite in a file of its own, as the answer of an operation. */
interface Subject extends Group {
  readonly name: string;
  readonly loaded: Loaded | SpecwrightError;
}

interface Loaded {
  readonly contract: Contract;
  readonly schema: Pointer;
}

describe.skipIf(reason !== '')(`the JSON Schema Test Suite, 2020-12${reason}`, PATIENCE, () => {
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    folder = await mkdtemp(join(tmpdir(), 'specwright-suite-'));
    subjects = await Promise.all(readGroups().map(load));
  }, PATIENCE.timeout);

  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  test('each schema becomes part of a contract and compiles, or is refused with its place', () => {
    const refused = subjects.flatMap(({ name, loaded }) => {
      const error = loaded instanceof SpecwrightError ? loaded : refusalOf(loaded);
      return error === undefined ? [] : [{ name, error }];
    });
    expect(refused.map(({ name }) => name).sort()).toEqual(Object.keys(REFUSED).sort());
    for (const { name, error } of refused) {
      expect(error.message).toContain(REFUSED[name]);
      expect(error.location?.line, name).toBeGreaterThan(0);
    }
  });

  test('nothing is left that names a schema: each reference is a pointer', () => {
    for (const { name, loaded } of subjects) {
      if (loaded instanceof SpecwrightError) continue;
      const { document } = loaded.contract;
      walk(document, 'openapi', '', (node, kind, pointer) => {
        if (kind !== 'schema') return;
        const { $ref = '#', $id, $anchor, $dynamicAnchor, $dynamicRef } = node;
        const target = localPointer(String($ref));
        const isThere = target !== undefined && valueAt(document, target) !== undefined;
        const names = [$id, $anchor, $dynamicAnchor, $dynamicRef];
        expect({ isThere, names }, `${name} at ${pointer}`).toEqual({
          isThere: true,
          names: names.map(() => undefined),
        });
      });
    }
  });

  test('each case is judged as the suite has it, or is known not to be', () => {
    const cases = subjects
      .filter(({ name }) => !name.startsWith(FORMATS))
      .flatMap(({ name, tests, loaded }) => {
        const validate = validatorOf(loaded, { formats: 'annotate' });
        if (validate === undefined) return [];
        return tests.map(({ description, data, valid }) => ({
          name: `${name}: ${description}`,
          isRight: (validate(data).length === 0) === valid,
        }));
      });
    const otherwise = cases.filter(({ isRight }) => !isRight).map(({ name }) => name);
    expect(otherwise.sort()).toEqual(Object.keys(JUDGED_OTHERWISE).sort());
    expect(cases.length).toBeGreaterThan(1300);
  });

  test('each schema that has a value gets one that satisfies it, or is known to be refused', () => {
    const satisfiable = subjects.filter(({ tests }) => tests.some(({ valid }) => valid));
    const refused = satisfiable.filter(({ loaded }) => !makesValidFakes(loaded));
    const share = refused.length / satisfiable.length;
    const known = new Set(Object.keys({ ...REFUSED, ...NOT_FAKED }));
    expect(refused.map(({ name }) => name)).toEqual(
      satisfiable.map(({ name }) => name).filter((name) => known.has(name)),
    );
    expect(share).toBeLessThan(0.03);
  });
});

function readGroups(): (Group & { name: string })[] {
  const tests = new URL('tests/draft2020-12/', SUITE);
  const files = readdirSync(tests, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const groups: Group[] = JSON.parse(onThisHost(readFileSync(new URL(file, tests), 'utf8')));
      const topic = file.replaceAll('\\', '/').replace('.json', '');
      return groups.map((group) => ({ ...group, name: `${topic}: ${group.description}` }));
    });
}

async function load(group: Group & { name: string }, index: number): Promise<Subject> {
  const file = join(folder, `openapi${index}.json`);
  const content = { 'application/json': { schema: { $ref: `./schema${index}.json` } } };
  const get = { responses: { 200: { description: 'The value.', content } } };
  const document = { openapi: '3.1.0', info: {}, paths: { '/': { get } } };
  await writeFile(file, JSON.stringify(document));
  await writeFile(join(folder, `schema${index}.json`), JSON.stringify(group.schema));
  return { ...group, loaded: await loadSchema(file) };
}

async function loadSchema(file: string): Promise<Loaded | SpecwrightError> {
  try {
    const contract = await loadContract(file, { allowRefs: [host()] });
    const schema = contract.operations[0]?.responses[0]?.content[0]?.schema ?? '';
    return { contract, schema };
  } catch (error) {
    if (error instanceof SpecwrightError) return error;
    throw error;
  }
}

/** The suite's remote schemas are on this machine, on a port that was free. */
function onThisHost(text: string): string {
  return text.replaceAll('localhost:1234', host());
}

function host(): string {
  return `localhost:${(server.address() as AddressInfo).port}`;
}

function refusalOf({ contract, schema }: Loaded): SpecwrightError | undefined {
  try {
    compileContract(contract).validatorOf(schema, 'response');
    return undefined;
  } catch (error) {
    if (error instanceof SchemaError) return error;
    throw error;
  }
}

function validatorOf(loaded: Subject['loaded'], options: ValidatorOptions): Validator | undefined {
  if (loaded instanceof SpecwrightError || refusalOf(loaded) !== undefined) return undefined;
  return compileContract(loaded.contract, options).validatorOf(loaded.schema, 'response');
}

function makesValidFakes(loaded: Subject['loaded']): boolean {
  const validate = validatorOf(loaded, {});
  if (validate === undefined || loaded instanceof SpecwrightError) return false;
  try {
    const fake = compileContract(loaded.contract).fakeOf(loaded.schema, 'response');
    return SEEDS.every((seed) => {
      return validate(fake({ random: createRandom(seed), now: NOW })).length === 0;
    });
  } catch (error) {
    if (error instanceof SchemaError) return false;
    throw error;
  }
}
