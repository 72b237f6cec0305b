import type { DriftPair, DriftRow } from '../conformance/drift/row.ts';
import type { Summary } from '../conformance/report.ts';
import { counted } from '../errors.ts';
import type { Paint } from './paint.ts';
import { exchangePlace } from './place.ts';
import { SEVERITY_STYLES } from './severity.ts';

/** So many rows are told; the JSON report has all. */
const MOST_TOLD = 20;

/** Longer words, as of many media types, are cut. */
const LONGEST_CELL = 36;

/** What contract, recordings and target disagree on, a place on each line. */
export function driftSection({ drift }: Summary, paint: Paint): string {
  if (drift.length === 0) return '';
  const told = drift.slice(0, MOST_TOLD);
  const cells = told.map(cellsOf);
  const columns = HEADINGS.map((heading, at) => [heading, ...cells.map((row) => row[at] ?? '')]);
  const widths = columns.map((column) => Math.max(...column.map(({ length }) => length)));
  const aligned = (row: readonly string[]) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0));
  const lines = told.map((row, at) => {
    const [severity = '', ...others] = aligned(cells[at] ?? []);
    const seen = paint('dim', `×${row.exchanges} ${exchangePlace(row.first)}`);
    return [paint(SEVERITY_STYLES[row.severity], severity), ...others, seen].join('  ');
  });
  const more = drift.length - told.length;
  return [
    `${paint('bold', 'Drift')}  ${counted(drift.length, 'place')} on which contract, recording and target disagree by shape`,
    `  ${paint('dim', aligned(HEADINGS).join('  ').trimEnd())}`,
    ...lines.map((line) => `  ${line}`),
    ...(more > 0 ? [`  ${paint('dim', `and ${more} more`)}`] : []),
  ].join('\n');
}

const HEADINGS = ['', 'Answer', 'Place', 'Contract', 'Recording', 'Target', 'Differs'];

function cellsOf(row: DriftRow): string[] {
  const { severity, operation, status, documented, recorded, received } = row;
  const said = [documented, recorded, received].map((words) => clipped(words ?? '–'));
  return [severity, `${operation} ${status}`, placeOf(row), ...said, oddOneOut(row)];
}

function clipped(words: string): string {
  return words.length <= LONGEST_CELL ? words : `${words.slice(0, LONGEST_CELL - 1)}…`;
}

/** `status`, `header x-total`, `body /data/0/id`. */
function placeOf({ at, pointer }: DriftRow): string {
  if (at === 'response') return 'status';
  if (at === 'response.header') return `header ${pointer.slice(1)}`;
  return `body ${pointer}`.trimEnd();
}

const PARTIES: Readonly<Record<DriftPair, readonly string[]>> = {
  'contract-recording': ['contract', 'recording'],
  'contract-target': ['contract', 'target'],
  'recording-target': ['recording', 'target'],
};

/** The one that disagrees with both others, else those that disagree. */
function oddOneOut({ disagree }: DriftRow): string {
  const parties = disagree.flatMap((pair) => PARTIES[pair]);
  const odd = parties.find((party, at) => disagree.length === 2 && parties.indexOf(party) !== at);
  return odd ?? [...new Set(parties)].join(', ');
}
