import type { StatusCoverage } from '../conformance/coverage.ts';
import { responseShare } from '../conformance/gate.ts';
import type { Report } from '../conformance/run.ts';
import { counted } from '../errors.ts';
import type { Paint } from './paint.ts';

/** Of a contract, more operations that no exchange shows than these are only counted. */
const MOST_UNEXERCISED = 10;

/** How much of each contract the exchanges have shown: a row for each operation. */
export function coverageSection(report: Report, paint: Paint): string {
  const { operations, responses, statuses } = report.coverage;
  if (statuses.length === 0) return '';
  const share = Math.floor(responseShare(report));
  const heading = `${operations.exercised} of ${operations.documented} operations, ${responses.exercised} of ${responses.documented} documented responses (${share} %)`;
  const contracts = Map.groupBy(statuses, ({ contract }) => contract);
  const tables = Array.from(contracts, ([name, ofContract]) => {
    const rows = coverageRows(ofContract, paint).map((row) => `  ${row}`);
    return contracts.size === 1 ? rows : [`  ${name}`, ...rows.map((row) => `  ${row}`)];
  });
  return [`${paint('bold', 'Coverage')}  ${heading}`, ...tables.flat()].join('\n');
}

function coverageRows(statuses: readonly StatusCoverage[], paint: Paint): string[] {
  const operations = [...Map.groupBy(statuses, ({ operation }) => operation)];
  const isExercised = (cells: readonly StatusCoverage[]) =>
    cells.some(({ exchanges }) => exchanges > 0);
  const exercised = operations.filter(([, cells]) => isExercised(cells));
  const others = operations.length - exercised.length;
  const shown = others > MOST_UNEXERCISED ? exercised : operations;
  const width = Math.max(...shown.map(([name]) => name.length));
  const rows = shown.map(
    ([name, cells]) =>
      `${name.padEnd(width)}  ${cells.map((cell) => statusCell(cell, paint)).join('  ')}`,
  );
  if (shown === operations) return rows;
  return [...rows, paint('dim', `${counted(others, 'operation')} that no exchange shows`)];
}

/** `200 ×3`, or `429 –` where no exchange shows it. */
function statusCell({ status, exchanges }: StatusCoverage, paint: Paint): string {
  return exchanges === 0 ? paint('dim', `${status} –`) : paint('green', `${status} ×${exchanges}`);
}
