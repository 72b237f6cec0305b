import { CELL, type CoverageShape, type ExchangesShape, VERDICTS } from '../shapes.ts';

/** An operation with its statuses. */
export interface HeatRow {
  readonly contract: string;
  /** Empty for what belongs to no operation. */
  readonly operation: string;
  /** How many exchanges there are of each verdict, by status: `200`, or `none` where none was judged. */
  readonly cells: ReadonlyMap<string, Counts>;
  /** The documented statuses that no exchange shows: `429`, `5XX`, `default`. */
  readonly missing: ReadonlySet<string>;
  /** How many exchanges there are. */
  readonly exchanges: number;
  readonly failures: number;
}

/** In the order of {@link VERDICTS}. */
export type Counts = readonly number[];

/** What stands for no status. */
export const NO_STATUS = 'none';

const FAIL = VERDICTS.indexOf('fail');

/** The operations of contracts, those with the most failures first, else as they are documented. */
export function heatRows(data: ExchangesShape, coverage: readonly CoverageShape[]): HeatRow[] {
  const cells = cellsByOperation(data);
  const rows: HeatRow[] = [];
  for (const { contract, operations } of coverage) {
    for (const { operation, missing } of operations) {
      const key = keyOf(contract, operation);
      rows.push(rowOf(contract, operation, cells.get(key) ?? new Map(), new Set(missing)));
      cells.delete(key);
    }
  }
  for (const [key, rest] of cells) {
    const [contract = '', operation = ''] = JSON.parse(key);
    rows.push(rowOf(contract, operation, rest, new Set()));
  }
  return rows.sort((a, b) => b.failures - a.failures);
}

/** The statuses of some operations, in their order. */
export function heatColumns(rows: readonly HeatRow[]): string[] {
  const statuses = new Set(rows.flatMap(({ cells, missing }) => [...cells.keys(), ...missing]));
  return [...statuses].sort((a, b) => (a < b ? -1 : 1));
}

function cellsByOperation({ cells, texts }: ExchangesShape): Map<string, Map<string, Counts>> {
  const byOperation = new Map<string, Map<string, Counts>>();
  for (let at = 0; at < cells.length; at += CELL.length) {
    const textAt = (place: number) => texts[cells[at + place] as number] as string;
    const key = keyOf(textAt(CELL.contract), textAt(CELL.operation));
    const ofOperation = byOperation.get(key) ?? new Map<string, Counts>();
    const status = cells[at + CELL.status];
    const counts = cells.slice(at + CELL.verdicts, at + CELL.length);
    byOperation.set(key, ofOperation.set(status === 0 ? NO_STATUS : String(status), counts));
  }
  return byOperation;
}

function keyOf(contract: string, operation: string): string {
  return JSON.stringify([contract, operation]);
}

function rowOf(
  contract: string,
  operation: string,
  cells: ReadonlyMap<string, Counts>,
  missing: ReadonlySet<string>,
): HeatRow {
  const all = [...cells.values()];
  return {
    contract,
    operation,
    cells,
    missing,
    exchanges: all.reduce((sum, counts) => sum + sumOf(counts), 0),
    failures: all.reduce((sum, counts) => sum + (counts[FAIL] as number), 0),
  };
}

/** Of all verdicts together. */
export function sumOf(counts: Counts): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
