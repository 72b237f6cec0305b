import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { peerVersions } from './peers.ts';
import type { Median } from './statistics.ts';

/** One work, and how each subject did at it. */
export interface Row {
  readonly title: string;
  readonly unit: string;
  /** The subject that the others are set against. */
  readonly reference: string;
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly name: string;
  readonly does: string;
  readonly result: Median;
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

function table({ title, unit, reference, entries }: Row): string[] {
  const base = entries.find(({ name }) => name === reference)?.result.median ?? Number.NaN;
  return [
    `## ${title}`,
    '',
    `| subject | ${unit}, median | lowest – highest | × ${reference} | what it does |`,
    '|---|---:|---:|---:|---|',
    ...entries.map(({ name, does, result: { median, min, max } }) => {
      const cells = [
        name,
        whole(median),
        `${whole(min)} – ${whole(max)}`,
        (median / base).toPrecision(3),
        does,
      ];
      return `| ${cells.join(' | ')} |`;
    }),
    '',
  ];
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}
