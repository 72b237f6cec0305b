import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type JsonObject, METHODS } from '../../src/contract/contract.ts';
import { loadContract } from '../../src/contract/load.ts';
import { valueAt } from '../../src/contract/pointer.ts';
import { walk } from '../../src/contract/walk.ts';

const CORPUS = new URL('../../../shared/corpus/openapi/', import.meta.url);
const reason = existsSync(CORPUS) ? '' : ' (skipped: the corpus lies beside this checkout only)';

describe.skipIf(reason !== '')(`documents in the wild${reason}`, () => {
  test.each([
    ['adyen-checkout', 25],
    ['asana', 167],
    ['github', 1223],
    ['kubernetes', 845],
    ['stripe', 452],
  ])('%s has %i operations, and no reference that leads elsewhere', async (name, count) => {
    const file = new URL(`${name}.json`, CORPUS);
    const { operations, document } = await loadContract(file.pathname);
    expect(operations).toHaveLength(count);
    expect(operations).toHaveLength(countOperations(JSON.parse(readFileSync(file, 'utf8'))));

    const broken: string[] = [];
    walk(document, 'openapi', '', ({ $ref, nullable }, kind, pointer) => {
      if (kind === 'schema' && typeof nullable === 'boolean') broken.push(pointer);
      if (typeof $ref !== 'string') return;
      const target = decodeURIComponent($ref.slice(1));
      if (!$ref.startsWith('#/') || valueAt(document, target) === undefined) broken.push(pointer);
    });
    expect(broken).toEqual([]);
  });
});

function countOperations({ paths }: { paths: Record<string, JsonObject> }): number {
  return Object.values(paths).flatMap((item) => METHODS.filter((method) => method in item)).length;
}
