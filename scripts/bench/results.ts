import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { peerVersions } from './peers.ts';
import { type Bound, goalLine } from './promises.ts';
import { type Median, ratioText } from './statistics.ts';

/** One work, and how each subject did at it. */
export interface Row {
  readonly title: string;
  readonly measures: readonly Measure[];
  readonly entries: readonly Entry[];
}

/** What is measured of each subject. */
export interface Measure {
  readonly unit: string;
  /** The subjects that the others are set against. */
  readonly references: readonly string[];
}

export interface Entry {
  readonly name: string;
  readonly does: string;
  /** Of each measure. */
  readonly results: readonly Median[];
  /** How many requests were not answered as documented, or exchanges not judged as they should be. */
  readonly wrong: number;
}

/** A row, and what it is to show. */
export interface Aimed {
  readonly row: Row;
  readonly goals: readonly Bound[];
}

/**
 * The page of results: medians with their spread, ratios within the run, goals and whether they are met.
 * @param before the page with the tables of other works, which stay.
 */
export function resultsPage(rows: readonly Aimed[], before = ''): string {
  const { version } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  const tables = new Map(
    before
      .split(/^(?=## )/m)
      .slice(1)
      .map((text) => [text.slice('## '.length, text.indexOf('\n')), text]),
  );
  for (const { row, goals } of rows) {
    tables.set(row.title, [...table(row), ...goalList(row, goals)].join('\n'));
  }
  return [
    '# Results of the benchmark',
    '',
    'Written by `npm run bench`. All subjects of a table were measured side by side in one run, interleaved',
    'round by round; ratios hold, absolute figures depend on the machine and its load.',
    '',
    `Specwright ${version}, ${peerVersions().join(', ')}; Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}.`,
    '',
    [...tables.values()].map((text) => text.trimEnd()).join('\n\n'),
    '',
  ].join('\n');
}

function table({ title, measures, entries }: Row): string[] {
  const heads = measures.flatMap(({ unit, references }) => [
    `${unit}, median`,
    'lowest – highest',
    ...references.map((name) => `× ${name}`),
  ]);
  const cellsOf = ({ results }: Entry) =>
    measures.flatMap(({ references }, index) => {
      const { median, min, max } = results[index] as Median;
      const ratios = references.flatMap((name) => {
        const base = entries.find((entry) => entry.name === name)?.results[index];
        return base === undefined ? '' : ratioText(median / base.median);
      });
      return [figure(median), `${figure(min)} – ${figure(max)}`, ...ratios];
    });
  return [
    `## ${title}`,
    '',
    `| ${['subject', ...heads, 'what it does'].join(' | ')} |`,
    `|---|${'---:|'.repeat(heads.length)}---|`,
    ...entries.map((entry) => `| ${[entry.name, ...cellsOf(entry), entry.does].join(' | ')} |`),
    '',
  ];
}

function goalList(row: Row, goals: readonly Bound[]): string[] {
  const lines = goals.flatMap((goal) => goalLine(row, goal));
  return lines.length === 0 ? [] : [...lines, ''];
}

/** Whole, unless it is so small that its first digits would be lost. */
function figure(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 });
}
