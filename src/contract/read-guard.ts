import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Facts } from '../errors.ts';
import { displayName } from './display-name.ts';

/** Says why the file at a URL may not be read though a reference leads to it; `undefined`: it may. */
export type ReadGuard = (url: string) => Promise<Facts | undefined>;

/**
 * Keeps references inside the folder of the root document (of the same origin, for a remote one).
 * Beyond it, they may lead into the folders and to the hosts (`example.com`, `localhost:8080`) that
 * `allowRefs` names. Where a file really lies counts: a symbolic link doesn't lead out.
 */
export function createReadGuard(rootUrl: string, allowRefs: readonly string[]): ReadGuard {
  const isLocal = rootUrl.startsWith('file:');
  const folders = allowRefs.map((folder) => resolve(folder));
  if (isLocal) folders.push(dirname(fileURLToPath(rootUrl)));
  const remoteFolder = isLocal ? undefined : new URL('.', rootUrl).href;

  return async (url) => {
    const { protocol, host } = new URL(url);
    if (protocol === 'file:' && host === '') return refuseFile(url, folders);
    const isRemote = protocol === 'http:' || protocol === 'https:';
    if (isRemote && allowRefs.includes(host)) return undefined;
    if (remoteFolder !== undefined && url.startsWith(remoteFolder)) return undefined;
    return {
      problem: 'a remote reference is not followed',
      received: url,
      ...(isRemote && { hint: `Allow it with --allow-refs ${host}` }),
    };
  };
}

async function refuseFile(url: string, folders: readonly string[]): Promise<Facts | undefined> {
  const path = fileURLToPath(url);
  const file = await realPath(path);
  for (const folder of folders) if (isInside(await realPath(folder), file)) return undefined;
  const name = displayName(url);
  return {
    problem: "a reference leads outside the document's folder",
    received: file === path ? name : `${name}, which is a link to ${file}`,
    hint: `Allow it with --allow-refs ${dirname(file)}`,
  };
}

function isInside(folder: string, file: string): boolean {
  const path = relative(folder, file);
  // On Windows the way to another drive is absolute.
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

/** The path without symbolic links, as far as it exists. */
async function realPath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : resolve(await realPath(parent), relative(parent, path));
  }
}
