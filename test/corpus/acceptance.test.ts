import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createAcceptance } from '../../src/compile/acceptance/acceptance.ts';
import { compileContract } from '../../src/compile/compiled-contract.ts';
import { directionalDocument } from '../../src/compile/direction.ts';
import { createRandom, type Random } from '../../src/compile/random.ts';
import { bundledContracts } from '../../src/contract/bundled.ts';
import type { Contract, Json, Pointer } from '../../src/contract/contract.ts';
import { loadContract } from '../../src/contract/load.ts';
import { isJsonObject } from '../../src/contract/pointer.ts';
import { SchemaError } from '../../src/errors.ts';
import { compilerOf } from '../compile/acceptance/compiler.ts';
import { unsayable } from './json-schema-in-3.0.ts';
import { OTHERWISE } from './json-schema-otherwise.ts';
import {
  type Draft,
  type Group,
  loadSchema,
  missing,
  readGroups,
  readRemotes,
  serveRemotes,
} from './json-schema-suite.ts';

const PATIENCE = { timeout: 120_000 };
const CORPUS = new URL('../../../shared/corpus/openapi/', import.meta.url);
const reason = existsSync(CORPUS) ? '' : ' (skipped: the corpus lies beside this checkout only)';
const NOW = Date.UTC(2026, 10, 20);

/** So many schemas are passed over for each that is faked and compiled. */
const STRIDE = 19;

describe.skipIf(missing !== '')(`the JSON Schema Test Suite${missing}`, PATIENCE, () => {
  test.each<[Draft, string]>([
    ['draft2020-12', '3.1.0'],
    ['draft4', '3.0.3'],
  ])('what is said of the values of %s is right', async (draft, openapi) => {
    const { host, close } = await serveRemotes();
    const folder = await mkdtemp(join(tmpdir(), 'specwright-suite-'));
    try {
      const remotes = readRemotes(draft, host);
      const groups = readGroups(draft, host).filter(
        ({ schema }) => draft !== 'draft4' || unsayable(schema, remotes).length === 0,
      );
      const said = { right: 0, open: 0 };
      for (const [index, group] of groups.entries()) {
        const place = { folder, name: `group${index}`, openapi, host };
        const contract = await loadSchema(group.schema, place);
        const { right, open } = answers(contract, group, OTHERWISE[draft]);
        said.right += right;
        said.open += open;
      }
      expect(said.open / said.right).toBeLessThan(0.1);
    } finally {
      close();
      await rm(folder, { recursive: true });
    }
  });
});

/** How many values of a group are answered, each as the suite has it, and how many are left open. */
function answers(
  { document, operations }: Contract,
  { name, tests }: Group,
  listed: Readonly<Record<string, string>>,
): { right: number; open: number } {
  const pointer = operations[0]?.responses[0]?.content[0]?.schema ?? '';
  const assertsFormats = name.startsWith('optional/format');
  const accept = createAcceptance(document, assertsFormats)(pointer);
  const often = createAcceptance(document, assertsFormats, 0)(pointer);
  const cases = tests.filter(
    ({ description }) => !(`${name}: ${description}` in listed || name in listed),
  );
  const open = cases.filter(({ data }) => accept?.(data) === undefined);
  const wrong = cases.filter((each) => !open.includes(each) && accept?.(each.data) !== each.valid);
  const other = cases.filter(({ data }) => often?.(data) !== accept?.(data));
  expect([...wrong, ...other].map(({ description }) => `${name}: ${description}`)).toEqual([]);
  return { right: cases.length - open.length, open: open.length };
}

describe.skipIf(reason !== '')(`bodies of documents in the wild${reason}`, PATIENCE, () => {
  test.each(['adyen-checkout', 'asana', 'github', 'kubernetes', 'stripe'])(
    'of %s',
    async (name) => {
      await holdAgainstAjv(fileURLToPath(new URL(`${name}.json`, CORPUS)), STRIDE);
    },
  );
});

describe('bodies of the bundled contracts', PATIENCE, () => {
  test.each(bundledContracts())('of %s', (name) => holdAgainstAjv(name, 1));
});

/** Fakes, whole and broken, of every so many schemas of responses. */
async function holdAgainstAjv(contractName: string, stride: number): Promise<void> {
  const contract = await loadContract(contractName);
  const document = directionalDocument(contract.document, 'response');
  const accepts = createAcceptance(document, true);
  const acceptsOften = createAcceptance(document, true, 0);
  const compiler = compilerOf(document);
  const { fakeOf } = compileContract(contract);
  const counts = { accepted: 0, fakes: 0 };
  for (const schema of responseSchemas(contract).filter((_, index) => index % stride === 0)) {
    const random = createRandom(schema);
    const fake = orRefused(() =>
      fakeOf(schema, 'response')({ random, now: NOW, entities: random }),
    );
    if (fake === undefined) continue;
    const accept = accepts(schema);
    counts.fakes += 1;
    if (accept?.(fake) === true) counts.accepted += 1;
    for (let broken = 0; broken < 20; broken++) {
      const value = withFault(fake, random.derive(broken));
      const said = accept?.(value);
      expect(acceptsOften(schema)?.(value)).toBe(said);
      const isValid = compiler.compileAt(schema)(value);
      if (said !== undefined) expect(said, `${schema} ${JSON.stringify(value)}`).toBe(isValid);
    }
  }
  expect(counts.accepted).toBeGreaterThanOrEqual(0.99 * counts.fakes);
}

function responseSchemas({ operations }: Contract): Pointer[] {
  const schemas = operations.flatMap(({ responses }) =>
    responses.flatMap(({ content }) => content.flatMap(({ schema }) => schema ?? [])),
  );
  return [...new Set(schemas)];
}

function orRefused(make: () => Json): Json | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof SchemaError) return undefined;
    throw error;
  }
}

const FAULTS: readonly Json[] = [null, true, -1, 1.5, '', 'x'.repeat(300), [], {}];

/** A value with another one, or none, at a place in it. */
function withFault(value: Json, random: Random): Json {
  const fault = random.pick(FAULTS);
  const names = Object.keys(Object(value));
  if (typeof value !== 'object' || names.length === 0 || random.boolean(0.2)) return fault;
  const name = random.pick(names);
  const inner = isJsonObject(value) ? value[name] : value?.[Number(name)];
  const changed = withFault(inner ?? null, random.derive(name));
  if (Array.isArray(value))
    return value.map((item, index) => (index === Number(name) ? changed : item));
  const { [name]: _, ...others } = value ?? {};
  return random.boolean(0.2) ? others : { ...others, [name]: changed };
}
