import { createHash } from 'node:crypto';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DocumentError } from '../errors.ts';
import { isMetaschema } from './metaschema.ts';
import { createReadGuard } from './read-guard.ts';
import { readText } from './read-text.ts';

/** What the files of a contract held, so that reading them tells whether it is as it was. */
export interface FilesDigest {
  /** Those beside the document: their paths from its folder, with `/`, sorted. */
  readonly others: readonly string[];
  /** Of the texts of all of them, in hex. Line ends don't count: Git may change them. */
  readonly sha256: string;
}

/**
 * The digest of a contract's files.
 * @param root the URL of its document, which is one of the files.
 * @param texts what they hold, by URL.
 * @returns `undefined` where some of them aren't on this machine.
 */
export function digestFiles(
  root: string,
  texts: ReadonlyMap<string, string>,
): FilesDigest | undefined {
  const files = [...texts].filter(([url]) => !isMetaschema(url));
  if (!files.every(([url]) => url.startsWith('file:'))) return undefined;
  const folder = dirname(fileURLToPath(root));
  // A document that is called otherwise is the same.
  const pathOf = (url: string) =>
    url === root ? '' : relative(folder, fileURLToPath(url)).replaceAll(sep, '/');
  const byPath = new Map(files.map(([url, text]) => [pathOf(url), text.replaceAll('\r\n', '\n')]));
  const [, ...others] = [...byPath.keys()].sort();
  const hash = createHash('sha256');
  for (const path of ['', ...others]) {
    const text = byPath.get(path) ?? '';
    hash.update(`${path}\n${text.length}\n${text}`);
  }
  return { others, sha256: hash.digest('hex') };
}

/**
 * Whether the files of a contract hold what they did, and may still be read.
 * @throws {DocumentError} its document can't be read.
 */
export async function areAsDigested(
  root: string,
  digest: FilesDigest,
  allowRefs: readonly string[],
): Promise<boolean> {
  const { text } = await readText(root, 'manual');
  const folder = dirname(fileURLToPath(root));
  const guard = createReadGuard(root, allowRefs);
  const others = await Promise.all(
    digest.others.map(async (path) => {
      const url = pathToFileURL(resolve(folder, path)).href;
      const isRefused = (await guard(url)) !== undefined;
      return [url, isRefused ? undefined : await textAt(url)] as const;
    }),
  );
  const texts = new Map([[root, text]]);
  for (const [url, found] of others) if (found !== undefined) texts.set(url, found);
  return digestFiles(root, texts)?.sha256 === digest.sha256;
}

async function textAt(url: string): Promise<string | undefined> {
  try {
    return (await readText(url, 'manual')).text;
  } catch (error) {
    if (error instanceof DocumentError) return undefined;
    throw error;
  }
}
