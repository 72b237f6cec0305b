import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { peerVersions } from './peers.ts';
import type { Median } from './statistics.ts';

/** One work, and how each subject did at it. */
export interface Row {
  readonly title: string;
  readonly unit: string;
  /** The subjects that the others are set against. */
  readonly references: readonly string[];
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly name: string;
  readonly does: string;
  readonly result: Median;
  /** How many requests were not answered as documented. */
  readonly wrong: number;
}

/** The page of results: medians with their spread, ratios within the run. */
export function resultsPage(rows: readonly Row[]): string {
  const { version } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  return [
    '# Results of the benchmark',
    '',
    'Written by `npm run bench`. All subjects of a table were measured side by side in one run, interleaved',
    'round by round; ratios hold, absolute figures depend on the machine and its load.',
    '',
    `Specwright ${version}, ${peerVersions().join(', ')}; Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}.`,
    '',
    ...rows.flatMap(table),
  ].join('\n');
}

function table({ title, unit, references, entries }: Row): string[] {
  const bases = entries.filter(({ name }) => references.includes(name));
  const columns = bases.map(({ name }) => `× ${name}`);
  const heads = ['subject', `${unit}, median`, 'lowest – highest', ...columns];
  return [
    `## ${title}`,
    '',
    `| ${[...heads, 'what it does'].join(' | ')} |`,
    `|---|${'---:|'.repeat(heads.length - 1)}---|`,
    ...entries.map(({ name, does, result: { median, min, max } }) => {
      const ratios = bases.map(({ result }) => (median / result.median).toPrecision(3));
      const cells = [name, figure(median), `${figure(min)} – ${figure(max)}`, ...ratios, does];
      return `| ${cells.join(' | ')} |`;
    }),
    '',
  ];
}

/** Whole, unless it is so small that its first digits would be lost. */
function figure(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 });
}
