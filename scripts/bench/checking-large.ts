import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Effort } from './effort.ts';
import { type LargeHar, writeLargeHar } from './large-har.ts';
import { type MeasuredRun, runMeasured } from './measured-run.ts';
import { cache } from './peers.ts';
import type { Row } from './results.ts';
import { interleave, medianOf } from './statistics.ts';

/** What memory is measured in. */
export const MOST_RESIDENT = 'MB resident at most';

/** In megabytes; a sample is of the first. */
export const SAMPLED_SIZE = 8;
const SIZES = [SAMPLED_SIZE, 100, 300, 1000];

const MB = 1_000_000;
const GB = 1000 * MB;

/** The largest takes minutes. */
const MOST_ROUNDS = 3;

const MAIN = fileURLToPath(new URL('../../bin/specwright.js', import.meta.url));

/** What a gigabyte costs in larger and larger HARs, and how much memory they take. */
export async function checkingLarge({ rounds, isSample }: Effort): Promise<Row> {
  const sizes = isSample ? [SAMPLED_SIZE] : SIZES;
  const folder = join(cache, 'large-har');
  mkdirSync(folder, { recursive: true });
  try {
    const hars = new Map<string, LargeHar>();
    for (const size of sizes) {
      hars.set(harName(size), await writeLargeHar(join(folder, `${size}.har`), size * MB));
    }
    const measured = await interleave([...hars], Math.min(rounds, MOST_ROUNDS), ([, har]) =>
      check(har, folder),
    );
    return {
      title: 'Check of a large HAR against the bundled contracts',
      measures: [
        { unit: 'seconds a GB', references: [harName(100)] },
        { unit: MOST_RESIDENT, references: [] },
      ],
      entries: Array.from(measured, ([[name, { bytes, exchanges }], runs]) => ({
        name,
        does: `${exchanges.toLocaleString('en')} exchanges, from start to end; a text and a JSON report`,
        results: [
          medianOf(runs.map(({ seconds }) => seconds / (bytes / GB))),
          medianOf(runs.map(({ memory }) => memory / MB)),
        ],
        wrong: 0,
      })),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a size is called in the tables. */
export function harName(megabytes: number): string {
  return `HAR of ${megabytes.toLocaleString('en')} MB`;
}

/** @throws if not all of it was judged. */
async function check({ file, exchanges }: LargeHar, folder: string): Promise<MeasuredRun> {
  const [text, json] = [join(folder, 'report.txt'), join(folder, 'report.json')];
  const reports = ['--report', `text=${text}`, '--report', `json=${json}`];
  const run = await runMeasured('0', [MAIN, 'check', file, ...reports]);
  // 1 says that there are findings: other values may break what an exchange keeps.
  if (run.exitCode !== 0 && run.exitCode !== 1) throw new Error(`it exits with ${run.exitCode}`);
  const [, told = ''] = / of ([\d,]+) exchanges/.exec(readFileSync(text, 'utf8')) ?? [];
  if (Number(told.replaceAll(',', '')) === exchanges) return run;
  throw new Error(`of ${exchanges} exchanges it told of ${told || 'none'}`);
}
