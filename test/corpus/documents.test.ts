import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compileContract } from '../../src/compile/compiled-contract.ts';
import { createRandom } from '../../src/compile/random.ts';
import { type JsonObject, METHODS } from '../../src/contract/contract.ts';
import { loadContract } from '../../src/contract/load.ts';
import { localPointer, valueAt } from '../../src/contract/pointer.ts';
import { walk } from '../../src/contract/walk.ts';
import { lintContract } from '../../src/lint/lint.ts';
import { fakeResponses } from './fake-responses.ts';

const CORPUS = new URL('../../../shared/corpus/openapi/', import.meta.url);
const reason = existsSync(CORPUS) ? '' : ' (skipped: the corpus lies beside this checkout only)';
const PATIENCE = { timeout: 120_000 };

/** So many operations are passed over for each that is compiled: all of them would take a minute. */
const STRIDE = 9;
const DOCUMENTS = ['adyen-checkout', 'asana', 'github', 'kubernetes', 'stripe'];

describe.skipIf(reason !== '')(`documents in the wild${reason}`, PATIENCE, () => {
  test.each([
    ['adyen-checkout', 25],
    ['asana', 167],
    ['github', 1223],
    ['kubernetes', 845],
    ['stripe', 452],
  ])('%s has %i operations, and no reference that leads elsewhere', async (name, count) => {
    const { operations, document } = await loadContract(pathOf(name));
    expect(operations).toHaveLength(count);
    expect(operations).toHaveLength(
      countOperations(JSON.parse(readFileSync(pathOf(name), 'utf8'))),
    );

    const broken: string[] = [];
    walk(document, 'openapi', '', ({ $ref, nullable }, kind, pointer) => {
      if (kind === 'schema' && typeof nullable === 'boolean') broken.push(pointer);
      if (typeof $ref !== 'string') return;
      const target = localPointer($ref);
      if (target === undefined || valueAt(document, target) === undefined) broken.push(pointer);
    });
    expect(broken).toEqual([]);
  });

  test.each(DOCUMENTS)('operations of %s compile, and so do their requests', async (name) => {
    const contract = await loadContract(pathOf(name));
    const compiled = compileContract(contract);
    const broken: unknown[] = [];
    for (const operation of contract.operations.filter((_, index) => index % STRIDE === 0)) {
      compiled.judgeParameters(operation, { path: {}, query: '', headers: {} });
      for (const response of operation.responses) compiled.judgeResponseHeaders(response, {});
      for (const { schema } of operation.requestBody?.content ?? []) {
        if (schema === undefined) continue;
        const value = compiled.fakeOf(schema, 'request')({ random: createRandom('s'), now: 0 });
        broken.push(...compiled.validatorOf(schema, 'request')(value));
      }
    }
    expect(broken).toEqual([]);
  });

  // `npm run corpus` takes twenty.
  test.each(DOCUMENTS)(
    'each JSON response of %s has a fake that satisfies its schema',
    async (name) => {
      const { schemas, invalid, refused } = fakeResponses(await loadContract(pathOf(name)), ['a']);
      expect([invalid, refused]).toEqual([[], []]);
      expect(schemas).toBeGreaterThan(100);
    },
  );

  // Each of these was read, and is a mistake in the document: most examples of dates have a time.
  test.each([
    ['adyen-checkout', { 'examples-valid': 2 }],
    ['asana', { 'examples-valid': 30 }],
  ])('the errors that lint finds in %s', async (name, wanted) => {
    const problems = await lintContract(await loadContract(pathOf(name)));
    const errors = problems.filter(({ severity }) => severity === 'error');
    const byRule = Map.groupBy(errors, ({ rule }) => rule);
    const counts = Array.from(byRule, ([rule, { length }]) => [rule, length]);
    expect(Object.fromEntries(counts)).toEqual(wanted);
  });
});

function pathOf(name: string): string {
  return fileURLToPath(new URL(`${name}.json`, CORPUS));
}

function countOperations({ paths }: { paths: Record<string, JsonObject> }): number {
  return Object.values(paths).flatMap((item) => METHODS.filter((method) => method in item)).length;
}
