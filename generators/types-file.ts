import type { Contract } from '../src/contract/contract.ts';
import { version } from '../src/version.ts';
import { generatedHead, readGenerated, writeGenerated } from './generated-file.ts';

/**
 * Brings a contract's types up to date. A file whose head names this contract and this version is
 * left as it is: an unchanged contract costs a hash.
 * @throws {UsageError} if a file is there that Specwright didn't write.
 */
export async function updateTypesFile(
  contract: Contract,
  file: string,
): Promise<'written' | 'unchanged'> {
  const current = await readGenerated(file);
  if (current?.startsWith(headOf(contract))) return 'unchanged';
  await writeGenerated(file, await typesText(contract));
  return 'written';
}

/** Whether a file holds a contract's types to the letter: one that was changed by hand is stale too. */
export async function typesFileIsFresh(contract: Contract, file: string): Promise<boolean> {
  return (await readGenerated(file)) === (await typesText(contract));
}

async function typesText(contract: Contract): Promise<string> {
  // Imports the TypeScript compiler: only where types are really written.
  const { generateTypes } = await import('./types.ts');
  return `${headOf(contract)}\n${await generateTypes(contract)}`;
}

function headOf(contract: Contract): string {
  return generatedHead(contract, `specwright types ${version()}`);
}
