import { glob, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { RecordingError } from '../errors.ts';
import type { Exchange } from '../http/exchange.ts';
import { readHar } from './har.ts';

/** What messages and reports call the standard input. */
const STDIN = '<stdin>';

/**
 * Reads recordings one after the other. A path is a file, a folder (every `.har` in it, at any depth),
 * a glob, or `-` for the standard input; files of a folder or glob come in the order of their names.
 *
 * @throws {RecordingError} if there is nothing at a path, if what is there can't be read, or if two
 *   paths lead to one file.
 */
export async function* readRecordings(paths: readonly string[]): AsyncGenerator<Exchange> {
  for (const file of await findRecordings(paths)) {
    const bytes = await (file === STDIN ? buffer(process.stdin) : readBytes(file));
    yield* readHar(decodeUtf8(bytes, file), file);
  }
}

/** The files at the paths; each may be there once, or its exchanges would count twice. */
async function findRecordings(paths: readonly string[]): Promise<string[]> {
  const byRealPath = new Map<string, string>();
  for (const path of paths) {
    for (const file of path === '-' ? [STDIN] : await findFiles(path)) {
      // A pipe has no real path.
      const real = await realpath(file).catch(() => file);
      const before = byRealPath.get(real);
      if (before !== undefined) throw givenTwice(before, file);
      byRealPath.set(real, file);
    }
  }
  return [...byRealPath.values()];
}

async function findFiles(path: string): Promise<string[]> {
  const stats = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw unreadable(path, error);
  });
  if (stats?.isDirectory()) return filesInFolder(path);
  if (stats !== undefined) return [path];
  if (/[*?[{]/.test(path)) return filesOfGlob(path);
  throw new RecordingError({ problem: 'no such file or folder', location: { file: path } });
}

async function filesInFolder(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => name.endsWith('.har')).sort();
  if (files.length > 0) return files.map((name) => join(folder, name));
  throw new RecordingError({
    problem: 'the folder holds no recording',
    expected: 'files that end in .har',
    location: { file: folder },
  });
}

async function filesOfGlob(pattern: string): Promise<string[]> {
  const files: string[] = [];
  for await (const path of glob(pattern)) {
    if ((await stat(path)).isFile()) files.push(path);
  }
  if (files.length > 0) return files.sort();
  throw new RecordingError({ problem: 'no file matches the glob', location: { file: pattern } });
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw unreadable(file, error);
  }
}

function decodeUtf8(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new RecordingError({
      problem: 'the recording is no UTF-8 text',
      location: { file },
      cause: error,
    });
  }
}

function givenTwice(before: string, file: string): RecordingError {
  return new RecordingError({
    problem: 'a recording is given twice',
    expected: 'each file once',
    received: file === before ? file : `${file}, which is the file ${before}`,
    location: { file },
    hint: 'Its exchanges would be counted twice.',
  });
}

function unreadable(file: string, error: unknown): RecordingError {
  return new RecordingError({
    problem: "the recording can't be read",
    received: error instanceof Error ? error.message : String(error),
    location: { file },
    cause: error,
  });
}
