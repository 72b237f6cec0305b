import { appendFileSync, createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** So many lines are kept in memory, where nothing else is said. */
const MOST_KEPT = 10_000;

/** Lines that are read again when all of them are there; the disk holds those that memory shouldn't. */
export interface Lines {
  /** @param line a text without line breaks. */
  add(line: string): void;
  /** All of them, in their order. */
  [Symbol.asyncIterator](): AsyncGenerator<string>;
  /** Takes them from the disk. */
  dispose(): void;
}

/** No lines yet. @param mostKept so many are kept in memory. */
export function createLines(mostKept = MOST_KEPT): Lines {
  let folder: string | undefined;
  let kept: string[] = [];
  const file = () => {
    folder ??= mkdtempSync(join(tmpdir(), 'specwright-'));
    return join(folder, 'lines');
  };
  return {
    add(line) {
      kept.push(line);
      if (kept.length < mostKept) return;
      appendFileSync(file(), `${kept.join('\n')}\n`);
      kept = [];
    },
    async *[Symbol.asyncIterator]() {
      if (folder !== undefined) yield* linesOf(file());
      yield* kept;
    },
    dispose() {
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
      folder = undefined;
    },
  };
}

/** Not by `node:readline`, which takes U+2028 for an end of line. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8')) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
