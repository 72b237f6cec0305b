import { createHash } from 'node:crypto';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DocumentError } from '../errors.ts';
import { isMetaschema } from './metaschema.ts';
import { createReadGuard } from './read-guard.ts';
import { readBytes } from './read-text.ts';

/** What the files of a contract held, so that reading them tells whether it is as it was. */
export interface FilesDigest {
  /** Those beside the document: their paths from its folder, with `/`, sorted. */
  readonly others: readonly string[];
  /** Of the texts of all of them, in hex. */
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
  return digestBytes(root, new Map(files.map(([url, text]) => [url, Buffer.from(text)])));
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
  const files = new Map([[root, await readBytes(root)]]);
  const folder = dirname(fileURLToPath(root));
  const guard = createReadGuard(root, allowRefs);
  const others = await Promise.all(
    digest.others.map(async (path) => {
      const url = pathToFileURL(resolve(folder, path)).href;
      const isRefused = (await guard(url)) !== undefined;
      return [url, isRefused ? undefined : await bytesAt(url)] as const;
    }),
  );
  for (const [url, found] of others) if (found !== undefined) files.set(url, found);
  return digestBytes(root, files).sha256 === digest.sha256;
}

async function bytesAt(url: string): Promise<Buffer | undefined> {
  try {
    return await readBytes(url);
  } catch (error) {
    if (error instanceof DocumentError) return undefined;
    throw error;
  }
}

/** Of bytes, not of texts: to decode a large document takes longer than to hash it. */
function digestBytes(root: string, files: ReadonlyMap<string, Buffer>): FilesDigest {
  const folder = dirname(fileURLToPath(root));
  // A document that is called otherwise is the same.
  const pathOf = (url: string) =>
    url === root ? '' : relative(folder, fileURLToPath(url)).replaceAll(sep, '/');
  const byPath = new Map(Array.from(files, ([url, bytes]) => [pathOf(url), whatCounts(bytes)]));
  const [, ...others] = [...byPath.keys()].sort();
  const hash = createHash('sha256');
  for (const path of ['', ...others]) {
    const bytes = byPath.get(path) ?? Buffer.of();
    hash.update(`${path}\n${bytes.length}\n`).update(bytes);
  }
  return { others, sha256: hash.digest('hex') };
}

const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

/** Neither line ends, which Git may change, nor a byte order mark, which is no part of a text. */
function whatCounts(bytes: Buffer): Buffer {
  const isMarked = bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
  const text = isMarked ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes;
  if (!text.includes('\r\n')) return text;
  // A character a byte.
  return Buffer.from(text.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}
