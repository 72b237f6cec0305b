import type { DriftRow } from '../conformance/drift/row.ts';
import type { Summary } from '../conformance/report.ts';
import { answerOf, driftHeading, placeOf, whoDiffers } from './drift-words.ts';
import type { Paint } from './paint.ts';
import { exchangePlace } from './place.ts';
import { SEVERITY_STYLES } from './severity.ts';
import { shorten } from './shorten.ts';

/** So many rows are told; the JSON report has all. */
const MOST_TOLD = 20;

/** Longer words, as of many media types, are cut. */
const LONGEST_CELL = 36;

/** What contract, recordings and target disagree on, a place on each line. */
export function driftSection(summary: Pick<Summary, 'drift'>, paint: Paint): string {
  const { drift } = summary;
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
    `${paint('bold', 'Drift')}  ${driftHeading(summary)}`,
    `  ${paint('dim', aligned(HEADINGS).join('  ').trimEnd())}`,
    ...lines.map((line) => `  ${line}`),
    ...(more > 0 ? [`  ${paint('dim', `and ${more} more`)}`] : []),
  ].join('\n');
}

const HEADINGS = ['', 'Answer', 'Place', 'Contract', 'Recording', 'Target', 'Differs'];

function cellsOf(row: DriftRow): string[] {
  const { severity, documented, recorded, received } = row;
  const said = [documented, recorded, received].map((words) => shorten(words ?? '–', LONGEST_CELL));
  return [severity, answerOf(row), placeOf(row), ...said, whoDiffers(row)];
}
