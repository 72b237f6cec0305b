import { glob, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { RecordingError } from '../errors.ts';
import type { Exchange } from '../http/exchange.ts';
import { readHar } from './har.ts';

/**
 * Reads recordings one after the other. A path is a file, a folder (every `.har` in it, at any depth),
 * a glob, or `-` for the standard input; files of a folder or glob come in the order of their names.
 *
 * @throws {RecordingError} if there is nothing at a path, or if what is there can't be read.
 */
export async function* readRecordings(paths: readonly string[]): AsyncGenerator<Exchange> {
  for (const path of paths) {
    if (path === '-') {
      yield* readHar(decodeUtf8(await buffer(process.stdin), '<stdin>'), '<stdin>');
      continue;
    }
    for (const file of await findFiles(path)) {
      yield* readHar(decodeUtf8(await readBytes(file), file), file);
    }
  }
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

function unreadable(file: string, error: unknown): RecordingError {
  return new RecordingError({
    problem: "the recording can't be read",
    received: error instanceof Error ? error.message : String(error),
    location: { file },
    cause: error,
  });
}
