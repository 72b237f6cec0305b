import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesStamped, type GeneratedModule } from '../../generators/generated-modules.ts';
import { followImports } from '../semantics/nested-imports.ts';
import { explain } from './explain.ts';
import { watchFiles } from './watch-files.ts';
import { contractFiles, filesAtFault, withImports } from './watched-files.ts';

/** What is watched, and what is done at a change. */
export interface WatchedTypes {
  /** Where the configuration may be. */
  readonly configurationFiles: readonly string[];
  /** Reads the configuration anew, and plans the modules by it. */
  readonly plan: () => Promise<readonly GeneratedModule[]>;
  /** Brings modules up to date, and tells of those that are written; else of all. */
  readonly update: (modules: readonly GeneratedModule[], tellsAll: boolean) => Promise<unknown>;
}

/**
 * Brings modules up to date, and does again whenever a file of their contracts or of the configuration is
 * changed. What goes wrong is told, and leaves the old modules; once it is mended, that is told, too.
 * @returns what ends it.
 * @throws what `plan` throws at first: a mistake in the call.
 */
export async function watchTypes(watched: WatchedTypes): Promise<() => void> {
  const { plan, update } = watched;
  followImports();
  const configurationFiles = watched.configurationFiles.map((file) => resolve(file));
  let modules = await plan();
  let contracts: readonly string[] = [];
  let tellsAll = true;

  async function updateAll(): Promise<readonly string[]> {
    let atFault: readonly string[] = [];
    try {
      modules = await plan();
      await update(modules, tellsAll);
      contracts = (await Promise.all(modules.map(filesOf))).flat();
      tellsAll = false;
    } catch (error) {
      explain(error);
      tellsAll = true;
      atFault = filesAtFault(error);
    }
    const documents = modules.flatMap(({ contract: { url } }) =>
      url.startsWith('file:') ? fileURLToPath(url) : [],
    );
    return withImports([...configurationFiles, ...documents, ...contracts, ...atFault]);
  }

  const start = Date.now();
  return watchFiles(await updateAll(), updateAll, start);
}

/** The files of an up-to-date module's contract. Only one with remote files is loaded to find them. */
async function filesOf(module: GeneratedModule): Promise<readonly string[]> {
  return (await filesStamped(module)) ?? contractFiles(await module.contract.load());
}
