import type { Contract } from '../src/contract/contract.ts';
import { version } from '../src/version.ts';
import {
  expectGenerated,
  generatedText,
  isUpToDate,
  readGenerated,
  writeGenerated,
} from './generated-file.ts';

/** A contract, and the file that its types are kept in. */
export interface TypesFile {
  readonly contract: Contract;
  readonly file: string;
}

/**
 * Brings the types of contracts up to date. A file whose head names its contract and this version,
 * and that nobody changed since, is left as it is: an unchanged contract costs a hash. Nothing is written before the text of each file
 * stands, and may be put where it belongs.
 * @returns what became of each, in the order given.
 * @throws {DocumentError} if the types of a contract can't be written.
 * @throws {UsageError} if a file is there that Specwright didn't write.
 * @throws {OutputError} if a file can't be written.
 */
export async function updateTypesFiles(
  files: readonly TypesFile[],
): Promise<readonly ('written' | 'unchanged')[]> {
  const texts: (string | undefined)[] = [];
  for (const { contract, file } of files) texts.push(await newText(contract, file));
  for (const [index, { file }] of files.entries()) {
    const text = texts[index];
    if (text !== undefined) await writeGenerated(file, text);
  }
  return texts.map((text) => (text === undefined ? 'unchanged' : 'written'));
}

/** What is to stand in a file; `undefined` where it stands there already. */
async function newText(contract: Contract, file: string): Promise<string | undefined> {
  const current = await readGenerated(file);
  expectGenerated(file, current);
  if (current !== undefined && isUpToDate(current, contract, generator())) return undefined;
  return typesText(contract);
}

/** Whether a file holds a contract's types to the letter, as they would be written now. */
export async function typesFileIsFresh({ contract, file }: TypesFile): Promise<boolean> {
  return (await readGenerated(file)) === (await typesText(contract));
}

async function typesText(contract: Contract): Promise<string> {
  // Imports the TypeScript compiler: only where types are really written.
  const { generateTypes } = await import('./types.ts');
  return generatedText(contract, generator(), await generateTypes(contract));
}

function generator(): string {
  return `specwright types ${version()}`;
}
