import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Says whether the file at a URL may be read because a reference leads to it. */
export type ReadGuard = (url: string) => Promise<boolean>;

/**
 * Keeps references inside the folder of the root document (of the same origin, for a remote one).
 * Beyond it, they may lead into the folders and to the hosts (`example.com`, `localhost:8080`) that
 * `allowRefs` names. A symbolic link doesn't lead out.
 */
export function createReadGuard(rootUrl: string, allowRefs: readonly string[]): ReadGuard {
  const folders = allowRefs.map((folder) => resolve(folder));
  if (rootUrl.startsWith('file:')) folders.push(dirname(fileURLToPath(rootUrl)));
  const remoteFolder = rootUrl.startsWith('file:') ? undefined : new URL('.', rootUrl).href;

  return async (url) => {
    const { protocol, host } = new URL(url);
    if (protocol === 'http:' || protocol === 'https:')
      return (
        allowRefs.includes(host) || (remoteFolder !== undefined && url.startsWith(remoteFolder))
      );
    if (protocol !== 'file:' || host !== '') return false;
    const file = fileURLToPath(url);
    for (const folder of folders)
      if (isInside(folder, file) && isInside(await realPath(folder), await realPath(file)))
        return true;
    return false;
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
