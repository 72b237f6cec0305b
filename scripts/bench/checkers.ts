import { fileURLToPath } from 'node:url';
import { peerFile } from './peers.ts';
import { SPECWRIGHT } from './subjects.ts';
import type { Traffic } from './traffic.ts';

/** A program that holds a recording against a document. */
export interface Checker {
  readonly name: string;
  /** What it judges: what the table says of it. */
  readonly does: string;
  /** As `taskset` has it; the first where it isn't said. */
  readonly cores?: string;
  /** Arguments of Node. */
  readonly args: (traffic: Traffic, report: string) => readonly string[];
  /** The indices of the exchanges that its report blames. */
  readonly blamed: (report: string) => readonly number[];
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What the floor of a check is called in every table. */
export const PLAIN_LOOP = 'plain loop';

/** What `redocly drift` is called in every table. */
export const DRIFT = 'redocly drift';

/** What Specwright is called that has the load generator's core, too. */
export const TWO_THREADS = 'Specwright, two threads';

/** Everyone who checks, the floor first. */
export const CHECKERS: readonly Checker[] = [
  {
    name: PLAIN_LOOP,
    does: 'bodies of answers by ajv; the whole recording in memory, neither places nor other checks',
    args: ({ recording, document }, report) => [
      here('floor-check.js'),
      ...[recording, document, report],
    ],
    blamed: (report) => JSON.parse(report),
  },
  specwright(SPECWRIGHT),
  {
    name: DRIFT,
    does: 'parameters, security, bodies, statuses, media types, undocumented headers; a CSV report',
    args: ({ recording, document }, report) => [
      peerFile('@redocly/cli/bin/cli.js'),
      ...['drift', recording, '--api', document, '--traffic-format', 'har'],
      ...['--format', 'csv', '--output', report],
    ],
    // The third column; those before it hold no comma, and the first line holds the heads.
    blamed: (report) =>
      report
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => Number(line.split(',')[2])),
  },
];

/** The same, and Specwright on both cores: worth it where there is much to judge. */
export const CHECKERS_OF_MUCH: readonly Checker[] = [
  ...CHECKERS,
  { ...specwright(TWO_THREADS, '--threads', '2'), cores: '0,1' },
];

function specwright(name: string, ...flags: readonly string[]): Checker {
  return {
    name,
    does: 'parameters, security, bodies, statuses, media types, headers, coverage; a text and a JSON report',
    args: ({ recording, document }, report) => [
      here('../../bin/specwright.js'),
      ...['check', recording, '--contract', document, '--report', 'text'],
      ...['--report', `json=${report}`, ...flags],
    ],
    blamed: (report) =>
      (JSON.parse(report).exchangeVerdicts as { index: number; verdict: string }[])
        .filter(({ verdict }) => verdict !== 'pass')
        .map(({ index }) => index),
  };
}
