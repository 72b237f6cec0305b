import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Editors write a file in several steps: what comes within this span, in milliseconds, is one change. */
const SETTLES = 100;

/**
 * Calls back when one of some files was changed. Folders are watched, since editors put a new file in
 * the place of the old one.
 * @param files their paths.
 * @returns what ends it.
 */
export function watchFiles(files: readonly string[], onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const names = Map.groupBy(files, (file) => dirname(file));
  const watchers = Array.from(names, ([folder, inside]) => {
    const watched = new Set(inside.map((file) => basename(file)));
    return watch(folder, (_, name) => {
      if (name !== null && !watched.has(name)) return;
      clearTimeout(timer);
      timer = setTimeout(onChange, SETTLES);
    });
  });
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
