import type { Severity } from '../finding.ts';
import type { DriftRow } from './row.ts';

/** Sums up rows as they come: of exchanges, or of the reports of shards. */
export interface DriftCount {
  add(rows: readonly DriftRow[]): void;
  /** The worst first, of these what most exchanges show: in whichever order they came. */
  rows(): DriftRow[];
}

/** An empty count. */
export function countDrift(): DriftCount {
  const counted = new Map<string, DriftRow>();
  return {
    add(rows) {
      for (const row of rows) {
        const key = keyOf(row);
        const before = counted.get(key);
        counted.set(key, before === undefined ? row : joined(before, row));
      }
    },
    rows: () =>
      [...counted]
        .sort(
          ([a, one], [b, other]) =>
            RANKS[one.severity] - RANKS[other.severity] ||
            other.exchanges - one.exchanges ||
            (a < b ? -1 : 1),
        )
        .map(([, row]) => row),
  };
}

const RANKS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** All that makes a row what it is; its contract's location goes with operation and status. */
function keyOf({ exchanges, first, contractLocation, ...row }: DriftRow): string {
  return JSON.stringify(row);
}

function joined(one: DriftRow, other: DriftRow): DriftRow {
  const first = isBefore(other.first, one.first) ? other.first : one.first;
  return { ...one, exchanges: one.exchanges + other.exchanges, first };
}

function isBefore(a: DriftRow['first'], b: DriftRow['first']): boolean {
  return a.file === b.file ? a.index < b.index : a.file < b.file;
}
