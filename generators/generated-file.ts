import { randomUUID } from 'node:crypto';
import {
  lstat,
  mkdir,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { OutputError, UsageError } from '../src/errors.ts';
import { MARK } from './stamp.ts';

/**
 * The text of a generated file, with the line ends that it was written with: Git may have changed
 * them. `undefined` where there is no file.
 * @throws {UsageError} if no file stands there, but a folder or a pipe.
 * @throws {OutputError} if what is there can't be read.
 */
export async function readGenerated(file: string): Promise<string | undefined> {
  try {
    const stats = await stat(file);
    // A pipe would be waited for.
    if (!stats.isFile()) throw refusal(file, 'what stands there is no file');
    return (await readFile(file, 'utf8')).replaceAll('\r\n', '\n');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new OutputError(file, error);
  }
}

/**
 * Makes sure that a generated file may be put where it belongs: Specwright wrote what stands there, if
 * anything does.
 * @throws {UsageError} if it didn't, or the file is read-only.
 * @throws {OutputError} if what is there can't be read.
 */
export async function expectReplaceable(file: string): Promise<void> {
  const text = await readGenerated(file);
  if (text === undefined) {
    const link = await lstat(file).catch(() => undefined);
    if (link !== undefined) throw refusal(file, 'a link that leads nowhere');
    return;
  }
  if (!text.startsWith(MARK)) {
    throw refusal(file, JSON.stringify(text.split('\n', 1)[0]?.slice(0, 60)));
  }
  const { mode } = await stat(file);
  if ((mode & 0o222) !== 0) return;
  throw new UsageError({
    problem: 'the generated file is read-only, and has to be written anew',
    location: { file },
    hint: 'Make it writable, or write to another folder with --out.',
  });
}

function refusal(file: string, received: string): UsageError {
  return new UsageError({
    problem: 'a file that Specwright did not write stands where a generated file is to be written',
    expected: `no file, or one that begins with "${MARK}"`,
    received,
    location: { file },
    hint: 'Move it away, or write to another folder with --out.',
  });
}

/**
 * Writes a generated file in one step: whoever reads it meanwhile, or after a kill, finds the old
 * text or the new one, whole.
 * @throws {OutputError} if the file can't be written.
 */
export async function writeGenerated(file: string, text: string): Promise<void> {
  try {
    await makeFolder(dirname(file));
    // Behind a link, it is the file itself that is replaced.
    await replaceFile(await realpath(file).catch(() => file), text);
  } catch (error) {
    throw new OutputError(file, error);
  }
}

/** Not mkdir's `recursive`: where no folder can be made, as in /proc, it goes on trying for ever. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder);
  }
}

async function replaceFile(file: string, text: string): Promise<void> {
  const temporary = join(dirname(file), `.${basename(file)}.specwright-${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, text, { flush: true });
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}

const TEMPORARY = /^\..+\.specwright-[0-9a-f-]{36}\.tmp$/;
/** Nobody writes a file for as long as this, in milliseconds: who began was killed. */
const LONGEST_WRITE = 3_600_000;

/** Clears what writes that were killed have left in a folder. Others may be writing there meanwhile. */
export async function clearLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((name) => TEMPORARY.test(name))) {
    const file = join(folder, name);
    const { mtimeMs = Date.now() } = (await stat(file).catch(() => undefined)) ?? {};
    if (Date.now() - mtimeMs > LONGEST_WRITE) await rm(file, { force: true });
  }
}
