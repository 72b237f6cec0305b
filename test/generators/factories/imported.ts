import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generateFactories } from '../../../generators/factories.ts';
import type { Contract } from '../../../src/contract/contract.ts';

const RUNTIME = new URL('../../../src/factories/factories.ts', import.meta.url).href;

/** Generates the factories of a contract, and imports them, with the package's sources for the package. */
// biome-ignore lint/suspicious/noExplicitAny: a module that is only now written
export async function importFactories(contract: Contract): Promise<any> {
  const folder = mkdtempSync(join(tmpdir(), 'specwright-test-'));
  try {
    const file = join(folder, 'contract.factories.ts');
    const text = await generateFactories(contract);
    writeFileSync(file, text.replace('"specwright/factories"', JSON.stringify(RUNTIME)));
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
