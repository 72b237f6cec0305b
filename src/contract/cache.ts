import { createHash, randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { version } from '../version.ts';
import type { LoadedContract } from './assemble.ts';
import { areAsDigested, type FilesDigest } from './files-digest.ts';
import type { LoadOptions } from './load-document.ts';
import { deserialiseContract, serialiseContract } from './prepared.ts';

/** Documents of so many bytes are worth it: reading a smaller one takes no longer than asking. */
const LARGE = 256 * 1024;

/** Contracts as they were made of large documents, kept between processes. */
export interface ContractCache {
  /** What a document was made into; `undefined` where it isn't kept, or its files hold something else by now. */
  read(url: URL, options: LoadOptions): Promise<LoadedContract | undefined>;
  /** Keeps what a document was made into, where it is large and all its files are on this machine. */
  write(url: URL, options: LoadOptions, contract: LoadedContract): Promise<void>;
}

/**
 * The cache in a folder. An entry is of one document and its options, of this build of Specwright and this Node; it
 * is written beside its place and renamed, so that whoever reads it finds it whole or not at all. What can't be read
 * or written is as if it weren't kept.
 */
export function openCache(folder: string): ContractCache {
  const entryOf = ({ href }: URL, { name, allowRefs = [] }: LoadOptions) => {
    const key = [href, name, allowRefs.map((allowed) => resolve(allowed)), BUILD, process.version];
    return join(folder, `${createHash('sha256').update(JSON.stringify(key)).digest('hex')}.json`);
  };
  return {
    async read(url, options) {
      if (!(await isLarge(url))) return undefined;
      const text = await readFile(entryOf(url, options), 'utf8').catch(() => undefined);
      if (text === undefined) return undefined;
      const end = text.indexOf('\n');
      try {
        const digest: FilesDigest = JSON.parse(text.slice(0, end));
        if (!(await areAsDigested(url.href, digest, options.allowRefs ?? []))) return undefined;
        return deserialiseContract(text.slice(end), url);
      } catch {
        return undefined;
      }
    },
    async write(url, options, contract) {
      const { digest } = contract;
      if (digest === undefined || !(await isLarge(url))) return;
      const entry = entryOf(url, options);
      const beside = `${entry}.${randomUUID()}`;
      try {
        await mkdir(folder, { recursive: true });
        const text = `${JSON.stringify(digest)}\n${serialiseContract(contract)}`;
        await writeFile(beside, inAscii(text), 'latin1');
        await rename(beside, entry);
      } catch {
        await rm(beside, { force: true }).catch(() => {});
      }
    },
  };
}

/** JSON in letters of a byte each, since a text of wider ones takes longer to encode, to decode and to parse. */
function inAscii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** The version, and when it was built: what a later build makes of a document may be something else. */
const BUILD = `${version()} ${statSync(fileURLToPath(import.meta.url)).mtimeMs}`;

async function isLarge(url: URL): Promise<boolean> {
  if (url.protocol !== 'file:') return false;
  const file = await stat(url).catch(() => undefined);
  return file !== undefined && file.size >= LARGE;
}

/**
 * Where a project keeps what can be made anew: beside its packages, from the working directory upwards; `undefined`
 * where it has none.
 */
export function cacheFolder(): string | undefined {
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    const packages = join(folder, 'node_modules');
    if (existsSync(packages)) return join(packages, '.cache', 'specwright');
    if (folder === dirname(folder)) return undefined;
  }
}
