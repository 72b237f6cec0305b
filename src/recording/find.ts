import { glob, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { RecordingError } from '../errors.ts';
import { formatByContent, isArchive } from './format.ts';
import { openRecording, STDIN, unreadable } from './open.ts';

/** Files of a folder that are recordings, and files that may be anything. */
const RECORDING = /\.(?:z?har|ndjson|jsonl)(?:\.gz)?$|\.har\.zip$/i;
const PERHAPS = /\.(?:json|ya?ml)(?:\.gz)?$|\.zip$/i;

/**
 * The files at the paths, in their order; each may be there once, or its exchanges would count twice. Of
 * a folder, files named `.json` and `.yaml` are taken where their beginning says that they are HAR, VCR
 * or Postman, and `.zip` where a HAR is in it: the folders of a project are full of others. What is hidden in it, such as `.cache`, isn't
 * looked at.
 *
 * @throws {RecordingError} if there is nothing at a path, or two paths lead to one file. What a folder
 *   holds twice, by a link, is read once.
 */
export async function findRecordings(paths: readonly string[]): Promise<string[]> {
  const byRealPath = new Map<string, { path: number; file: string }>();
  for (const [index, path] of paths.entries()) {
    for (const file of path === '-' ? [STDIN] : await findFiles(path)) {
      // A pipe has no real path.
      const real = await realpath(file).catch(() => file);
      const before = byRealPath.get(real);
      if (before?.path === index) continue;
      if (before !== undefined) throw givenTwice(before.file, file);
      byRealPath.set(real, { path: index, file });
    }
  }
  return Array.from(byRealPath.values(), ({ file }) => file);
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
  const files: string[] = [];
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    if (isHidden(name)) continue;
    const file = join(folder, name);
    if (RECORDING.test(name) || (PERHAPS.test(name) && (await isRecording(file)))) files.push(file);
  }
  if (files.length > 0) return files;
  throw new RecordingError({
    problem: 'the folder holds no recording',
    expected: 'HAR, NDJSON of exchanges, VCR cassettes or Postman collections',
    location: { file: folder },
  });
}

function isHidden(path: string): boolean {
  return path.split(sep).some((name) => name.startsWith('.'));
}

async function isRecording(file: string): Promise<boolean> {
  if (!(await stat(file)).isFile()) return false;
  if (isArchive(file)) {
    const { holdsHar } = await import('./formats/har-archive.ts');
    return holdsHar(file);
  }
  const window = await openRecording(file);
  try {
    const format = await formatByContent(window);
    return format !== undefined && format !== 'ndjson';
  } finally {
    await window.close();
  }
}

async function filesOfGlob(pattern: string): Promise<string[]> {
  const files: string[] = [];
  for await (const path of glob(pattern)) {
    if ((await stat(path)).isFile()) files.push(path);
  }
  if (files.length > 0) return files.sort();
  throw new RecordingError({ problem: 'no file matches the glob', location: { file: pattern } });
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
