import { SHARE_NAMES, type Shares, type StatusCoverage } from '../conformance/coverage.ts';
import { percentOf, SHARE_LABELS } from '../conformance/gate.ts';
import type { Summary } from '../conformance/report.ts';
import { counted } from '../errors.ts';
import type { Paint } from './paint.ts';

/** More operations of a contract than these that are all alike, shown in full or not at all, are only counted. */
const MOST_ALIKE = 10;

/** Of what no exchange shows, so many are named. */
const MOST_NAMED = 3;

/** The shares that have lines of their own: the rows tell of operations and responses. */
const NAMED_SHARES = SHARE_NAMES.filter((name) => name !== 'operations' && name !== 'responses');

/** How much of each contract the exchanges have shown, operation by operation. */
export function coverageSection(summary: Summary, paint: Paint): string {
  const heading = coverageHeading(summary);
  if (heading === undefined) return '';
  const { contracts } = summary.coverage;
  const tables = contracts.map((coverage) => {
    const { contract, statuses } = coverage;
    const lines = [...coverageRows(statuses, paint), ...shareLines(coverage, paint)];
    const rows = lines.map((line) => `  ${line}`);
    return contracts.length === 1 ? rows : [`  ${contract}`, ...rows.map((row) => `  ${row}`)];
  });
  return [`${paint('bold', 'Coverage')}  ${heading}`, ...tables.flat()].join('\n');
}

/** `2 of 7 operations, 2 of 13 documented responses (15 %)`; `undefined` where nothing is documented. */
export function coverageHeading({
  coverage: { operations, responses },
}: Summary): string | undefined {
  if (responses.documented === 0) return undefined;
  const share = Math.floor(percentOf(responses));
  return `${operations.exercised} of ${operations.documented} operations, ${responses.exercised} of ${responses.documented} documented responses (${share} %)`;
}

function coverageRows(statuses: readonly StatusCoverage[], paint: Paint): string[] {
  const operations = [...Map.groupBy(statuses, ({ operation }) => operation)];
  const isShown = ({ exchanges }: StatusCoverage) => exchanges > 0;
  const whole = operations.filter(([, cells]) => cells.every(isShown));
  const none = operations.filter(([, cells]) => !cells.some(isShown));
  const counts = [
    [whole, 'with every documented response'],
    [none, 'that no exchange shows'],
  ] as const;
  const tooMany = counts.filter(([alike]) => alike.length > MOST_ALIKE);
  const hidden = new Set(tooMany.flatMap(([alike]) => alike));
  const shown = operations.filter((operation) => !hidden.has(operation));
  const width = Math.max(...shown.map(([name]) => name.length));
  return [
    ...shown.map(
      ([name, cells]) =>
        `${name.padEnd(width)}  ${cells.map((cell) => statusCell(cell, paint)).join('  ')}`,
    ),
    ...tooMany.map(([{ length }, words]) =>
      paint('dim', `${counted(length, 'operation')} ${words}`),
    ),
  ];
}

/** `3 of 8 enum values (37 %), without GET /orders query.status "sent" and 4 more`. */
function shareLines(shares: Shares, paint: Paint): string[] {
  return NAMED_SHARES.flatMap((name) => {
    const { documented, exercised, missing } = shares[name];
    if (documented === 0) return [];
    const percent = `${Math.floor(percentOf(shares[name]))} %`;
    const more = missing.length > MOST_NAMED ? ` and ${missing.length - MOST_NAMED} more` : '';
    const without = `, without ${missing.slice(0, MOST_NAMED).join(', ')}${more}`;
    const rest = missing.length === 0 ? '' : paint('dim', without);
    return `${exercised} of ${documented} ${SHARE_LABELS[name]} (${percent})${rest}`;
  });
}

/** `200 ×3`, or `429 –` where no exchange shows it. */
function statusCell({ status, exchanges }: StatusCoverage, paint: Paint): string {
  return exchanges === 0 ? paint('dim', `${status} –`) : paint('green', `${status} ×${exchanges}`);
}
