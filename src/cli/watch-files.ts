import { statSync } from 'node:fs';

/** How often the files are looked at, in milliseconds. */
const EVERY = 100;
/** So much may a file system's clock lag behind, in milliseconds. */
const GRAIN = 20;

/** What files were like at a moment, by their paths: '' for one that isn't there. */
type Looks = ReadonlyMap<string, string>;

/**
 * Calls back when some files were changed and stand still again: editors write a file in several steps.
 * They are looked at again and again, since nobody tells of a change behind a link, in a mounted volume,
 * or in a folder that went for a moment.
 * @param files their paths, whether they are there or not.
 * @param onChange gives the files to look at from then on, and throws nothing. What is changed meanwhile is
 *   one more change afterwards.
 * @param since when they were read, in milliseconds since 1970: what was changed from then on is a change, too.
 * @returns what ends it.
 */
export function watchFiles(
  files: readonly string[],
  onChange: () => Promise<readonly string[]>,
  since = Number.POSITIVE_INFINITY,
): () => void {
  let isEnded = false;
  let known: Looks = new Map(files.map((file) => [file, looksBefore(file, since)]));
  let last = known;
  let timer = setTimeout(look, EVERY);
  return () => {
    isEnded = true;
    clearTimeout(timer);
  };

  async function look(): Promise<void> {
    const now = lookAt([...known.keys()]);
    const standsStill = isSame(now, last);
    last = now;
    if (standsStill && !isSame(now, known)) {
      const start = Date.now();
      const next = await onChange();
      known = new Map(next.map((file) => [file, now.get(file) ?? looksBefore(file, start)]));
      last = known;
    }
    if (!isEnded) timer = setTimeout(look, EVERY);
  }
}

function lookAt(files: readonly string[]): Looks {
  return new Map(files.map((file) => [file, looksOf(file)]));
}

function looksOf(file: string): string {
  try {
    const { mtimeNs, size, ino } = statSync(file, { bigint: true });
    return `${mtimeNs} ${size} ${ino}`;
  } catch {
    return '';
  }
}

/** What a file was like at a moment; '' where it has changed since, which is one more change. */
function looksBefore(file: string, moment: number): string {
  try {
    return statSync(file).ctimeMs < moment - GRAIN ? looksOf(file) : '';
  } catch {
    return '';
  }
}

function isSame(some: Looks, others: Looks): boolean {
  return [...some].every(([file, looks]) => others.get(file) === looks);
}
