import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { bundledContracts } from '../../src/contract/bundled.ts';
import { loadContract } from '../../src/contract/load.ts';
import { deserialiseContract, serialiseContract } from '../../src/contract/prepared.ts';
import { folderOf } from './folder.ts';

const CLINIC = 'test/fixtures/contract/clinic/openapi.yaml';

test.each([CLINIC, ...bundledContracts()])('%s survives being prepared', async (argument) => {
  const contract = await loadContract(argument);
  const rootUrl = contract.origins.get('')?.url ?? '';
  const prepared = deserialiseContract(serialiseContract(contract), new URL(rootUrl));
  const { locate, written, ...facts } = contract;
  const { locate: locatePrepared, written: writtenPrepared, ...preparedFacts } = prepared;
  expect(preparedFacts).toEqual(facts);
  expect(writtenPrepared('/info/title')).toEqual(written('/info/title'));
  for (const { pointer } of contract.operations)
    expect(locatePrepared(pointer)).toEqual(locate(pointer));
});

test('the prepared form names files from the document, so that it can be moved with them', async () => {
  const text = serialiseContract(await loadContract(CLINIC));
  expect(text).not.toContain('file:');
  expect(text).toContain('"schemas/pet.yaml"');
});

test('a prepared contract starts without YAML and swagger-parser', async () => {
  const folder = await folderOf({
    'contract.json': serialiseContract(await loadContract('braze')),
  });
  const program = `
    import { createRequire } from 'node:module';
    import { readFileSync } from 'node:fs';
    const { deserialiseContract } = await import(${JSON.stringify(sourceUrl('prepared.ts'))});
    await import(${JSON.stringify(sourceUrl('load.ts'))});
    const text = readFileSync(${JSON.stringify(join(folder, 'contract.json'))}, 'utf8');
    const { operations } = deserialiseContract(text, new URL('file:///nowhere/openapi.yaml'));
    const { cache } = createRequire(import.meta.url);
    console.log(JSON.stringify([operations.length, Object.keys(cache)]));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
  });
  const [operations, loaded] = JSON.parse(output);
  expect(operations).toBeGreaterThan(0);
  expect(loaded).toEqual([]);
});

function sourceUrl(file: string): string {
  return pathToFileURL(`src/contract/${file}`).href;
}
