import type { DriftRow } from '../conformance/drift/row.ts';
import type { Summary } from '../conformance/report.ts';
import { answerOf, driftHeading, placeOf, whatEachSays, whoDiffers } from './drift-words.ts';
import type { Paint } from './paint.ts';
import { exchangePlace } from './place.ts';
import { SEVERITY_STYLES } from './severity.ts';
import { shorten } from './shorten.ts';
import { widthOf } from './wrap.ts';

/** So many rows are told; the JSON report has all. */
const MOST_TOLD = 20;

/** Longer words, as of many media types, are cut. */
const LONGEST_CELL = 36;

const INDENT = '  ';

/**
 * What contract, recordings and target disagree on, a place on each line; on two where a screen is too
 * narrow for a table.
 */
export function driftSection(
  summary: Pick<Summary, 'drift'>,
  paint: Paint,
  width = Number.POSITIVE_INFINITY,
): string {
  const { drift } = summary;
  if (drift.length === 0) return '';
  const told = drift.slice(0, MOST_TOLD);
  const table = tableOf(told, paint);
  const isTooWide = table.some((line) => widthOf(line) > width - INDENT.length);
  const more = drift.length - told.length;
  const lines = [
    ...(isTooWide ? told.flatMap((row) => linesOf(row, paint)) : table),
    ...(more > 0 ? [paint('dim', `and ${more} more`)] : []),
  ];
  const heading = `${paint('bold', 'Drift')}  ${driftHeading(summary)}`;
  return [heading, ...lines.map((line) => INDENT + line)].join('\n');
}

function tableOf(rows: readonly DriftRow[], paint: Paint): string[] {
  const cells = rows.map(cellsOf);
  const columns = HEADINGS.map((heading, at) => [heading, ...cells.map((row) => row[at] ?? '')]);
  const widths = columns.map((column) => Math.max(...column.map(({ length }) => length)));
  const aligned = (row: readonly string[]) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0));
  const lines = rows.map((row, at) => {
    const [severity = '', ...others] = aligned(cells[at] ?? []);
    return [paint(SEVERITY_STYLES[row.severity], severity), ...others, seen(row, paint)].join('  ');
  });
  return [paint('dim', aligned(HEADINGS).join('  ').trimEnd()), ...lines];
}

const HEADINGS = ['', 'Answer', 'Place', 'Contract', 'Recording', 'Target', 'Differs'];

function cellsOf(row: DriftRow): string[] {
  const { severity, documented, recorded, received } = row;
  const said = [documented, recorded, received].map((words) => shorten(words ?? '–', LONGEST_CELL));
  return [severity, answerOf(row), placeOf(row), ...said, whoDiffers(row)];
}

function linesOf(row: DriftRow, paint: Paint): string[] {
  const severity = paint(SEVERITY_STYLES[row.severity], row.severity);
  return [
    `${severity} ${answerOf(row)} ${placeOf(row)}: ${whoDiffers(row)}`,
    `  ${whatEachSays(row)}  ${seen(row, paint)}`,
  ];
}

function seen({ exchanges, first }: DriftRow, paint: Paint): string {
  return paint('dim', `×${exchanges} ${exchangePlace(first)}`);
}
