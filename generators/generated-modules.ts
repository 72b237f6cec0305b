import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoadedContract } from '../src/contract/assemble.ts';
import { areAsDigested } from '../src/contract/files-digest.ts';
import { version } from '../src/version.ts';
import {
  clearLeftovers,
  expectReplaceable,
  readGenerated,
  writeGenerated,
} from './generated-file.ts';
import type { ModuleKind } from './module-kinds.ts';
import { MARK, readStamp, type Stamp, stampText } from './stamp.ts';

/** A contract that modules are made of: loaded only where one of them has to be made. */
export interface ContractSource {
  readonly name: string;
  /** The URL of its document. */
  readonly url: string;
  /** Where its references may lead beside its folder. */
  readonly allowRefs: readonly string[];
  readonly load: () => Promise<LoadedContract>;
}

/** A module that is generated, and the file that it is kept in. */
export interface GeneratedModule {
  readonly kind: ModuleKind;
  readonly contract: ContractSource;
  readonly file: string;
}

/** Why a file doesn't hold what would be generated now. */
export type Staleness =
  | 'missing'
  | 'not written by Specwright'
  | 'edited by hand'
  | 'generator changed'
  | 'contract changed';

/**
 * Why the file of a module is stale; `undefined`: it is up to date. That its contract's files hold what
 * they did is enough for that: an unchanged contract costs its hash.
 * @throws {DocumentError} if the contract can't be read.
 * @throws {OutputError} if the file can't be.
 */
export async function stalenessOf(module: GeneratedModule): Promise<Staleness | undefined> {
  const { kind, contract, file } = module;
  const text = await readGenerated(file);
  if (text === undefined) return 'missing';
  if (!text.startsWith(MARK)) return 'not written by Specwright';
  const stamp = readStamp(text);
  if (stamp === undefined) return 'edited by hand';
  if (stamp.generator !== generatorOf(kind)) return 'generator changed';
  const isSame = stamp.contract === contract.name && (await isAsStamped(contract, stamp));
  return isSame ? undefined : 'contract changed';
}

/**
 * The files of a module's contract, by what its own file was made of; `undefined` where some of them are
 * remote, or the file isn't as it was written.
 */
export async function filesStamped({
  contract,
  file,
}: GeneratedModule): Promise<readonly string[] | undefined> {
  const digest = readStamp((await readGenerated(file)) ?? '')?.digest;
  if (digest === undefined) return undefined;
  const document = fileURLToPath(contract.url);
  return [document, ...digest.others.map((path) => resolve(dirname(document), path))];
}

/** A contract with remote files is loaded: what they hold is known only then. */
async function isAsStamped(
  { url, allowRefs, load }: ContractSource,
  { hash, digest }: Stamp,
): Promise<boolean> {
  if (digest !== undefined && url.startsWith('file:')) {
    return areAsDigested(url, digest, allowRefs);
  }
  const contract = await load();
  return contract.hash === hash && contract.digest?.sha256 === digest?.sha256;
}

/**
 * Brings modules up to date. Nothing is written before the text of each stands, and may be put where it
 * belongs.
 * @returns why each was written, in the order given; `undefined`: it was up to date.
 * @throws {DocumentError} if one can't be made of its contract.
 * @throws {UsageError} if a file is there that Specwright didn't write.
 * @throws {OutputError} if a file can't be written.
 */
export async function updateModules(
  modules: readonly GeneratedModule[],
): Promise<readonly (Staleness | undefined)[]> {
  const reasons = await Promise.all(modules.map(stalenessOf));
  const stale = modules.filter((_, index) => reasons[index] !== undefined);
  for (const { file } of stale) await expectReplaceable(file);
  const texts = await textsOf(stale);
  for (const [index, { file }] of stale.entries()) await writeGenerated(file, texts[index] ?? '');
  await clearBeside(modules);
  return reasons;
}

/**
 * Says which modules are stale, as `updateModules` would find them, and writes nothing.
 * @throws {DocumentError} if a stale one can't be made of its contract.
 * @throws {OutputError} if a file can't be read.
 */
export async function checkModules(
  modules: readonly GeneratedModule[],
): Promise<readonly (Staleness | undefined)[]> {
  const reasons = await Promise.all(modules.map(stalenessOf));
  await textsOf(modules.filter((_, index) => reasons[index] !== undefined));
  return reasons;
}

async function textsOf(modules: readonly GeneratedModule[]): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const { kind, contract } of modules)
    texts.push(await moduleText(kind, await contract.load()));
  return texts;
}

/** Clears what was left beside modules by writes that were killed. */
export async function clearBeside(modules: readonly GeneratedModule[]): Promise<void> {
  for (const folder of new Set(modules.map(({ file }) => dirname(file)))) {
    await clearLeftovers(folder);
  }
}

/**
 * What the file of a module is to hold.
 * @throws {DocumentError} if it can't be made of the contract.
 */
export async function moduleText(kind: ModuleKind, contract: LoadedContract): Promise<string> {
  const { name, hash, digest } = contract;
  const body = await kind.generate(contract);
  return stampText({ contract: name, generator: generatorOf(kind), hash, digest }, body);
}

function generatorOf({ name }: ModuleKind): string {
  return `specwright ${name} ${version()}`;
}
