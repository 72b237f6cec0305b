import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const RECORD = new URL('cli/record-imports.ts', import.meta.url).href;
const INDEX = fileURLToPath(new URL('../src/index.ts', import.meta.url));

test('a configuration that imports defineConfig waits for nothing else: what is heavy is imported when it is called', () => {
  const { stderr } = spawnSync(process.execPath, ['--import', RECORD, INDEX], { encoding: 'utf8' });
  const loaded = stderr.split('\n');
  expect(loaded).toContainEqual(expect.stringContaining('/src/cli/configuration.ts'));
  const heavy =
    /\/node_modules\/|\/(bundle|prepared|compiled-contract|judge|run|engine|mock|judge-recording|judge-exchange)\.ts$/;
  expect(loaded.filter((url) => heavy.test(url))).toEqual([]);
});
