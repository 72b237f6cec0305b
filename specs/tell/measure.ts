import type { Occurrence } from './occurrence.ts';
import type { Period } from './period.ts';
import type { Reader } from './source.ts';

/** Computes a value, as a rule a number, for each bucket of a period, from rows that ascend by time. */
export type Measure<Row extends Occurrence, Value = number> = (
  rows: readonly Row[],
  period: Period,
) => Value[];

/** How many rows a bucket holds. */
export function count(rows: readonly Occurrence[], period: Period): number[] {
  return inBuckets(rows, period).map(({ length }) => length);
}

/**
 * How many users were active in the time that ends with a bucket: at least as long as the bucket, so
 * that a longer time never has fewer.
 * @param span the time, in milliseconds.
 */
export function activeUsers(span: number): Measure<Occurrence> {
  return (rows, { edges, from, to }) => {
    const active = new Map<string, number>();
    let entering = 0;
    let leaving = 0;
    return edges.slice(1).map((edge, index) => {
      const end = Math.min(edge, to);
      if (end <= from) return 0;
      const start = Math.min(Math.max(edges[index] ?? from, from), end - span);
      for (let row = rows[entering]; row !== undefined && row.time < end; row = rows[entering]) {
        active.set(row.user.id, (active.get(row.user.id) ?? 0) + 1);
        entering += 1;
      }
      for (let row = rows[leaving]; row !== undefined && row.time < start; row = rows[leaving]) {
        const others = (active.get(row.user.id) ?? 0) - 1;
        if (others > 0) active.set(row.user.id, others);
        else active.delete(row.user.id);
        leaving += 1;
      }
      return active.size;
    });
  };
}

/** One measure as a share of another, to four digits; 0 where that is 0. */
export function share(part: Measure<Occurrence>, whole: Measure<Occurrence>): Measure<Occurrence> {
  return (rows, period) => {
    const wholes = whole(rows, period);
    return part(rows, period).map((value, index) => {
      const all = wholes[index] ?? 0;
      return all === 0 ? 0 : Math.round((value / all) * 10_000) / 10_000;
    });
  };
}

/** Aggregates the values that a bucket's rows have of a field: `count` any, the others numbers. */
export function aggregated<Row extends Occurrence>(
  metric: string,
  read: Reader<Row>,
): Measure<Row> {
  if (metric === 'count') {
    return (rows, period) =>
      count(
        rows.filter((row) => read(row) !== undefined),
        period,
      );
  }
  return (rows, period) =>
    inBuckets(rows, period).map((bucket) => aggregate(metric, valuesOf(bucket, read)));
}

/**
 * Aggregates per user first, then over the users of a bucket.
 * @param read what is added up per user; without it, their rows are counted.
 */
export function perUser<Row extends Occurrence>(
  metric: string,
  read: Reader<Row> | undefined,
): Measure<Row> {
  return (rows, period) =>
    inBuckets(rows, period).map((bucket) => aggregate(metric, userTotals(bucket, read)));
}

/** What the rows of each user add up to; without a reader, how many there are. */
export function userTotals<Row extends Occurrence>(
  rows: readonly Row[],
  read: Reader<Row> | undefined,
): number[] {
  const byUser = Map.groupBy(rows, ({ user }) => user.id);
  const own = [...byUser.values()];
  return own.map((rows) => (read ? aggregate('sum', valuesOf(rows, read)) : rows.length));
}

/** How many rows have each value of a field. */
export function countsOf<Row, Of>(
  rows: readonly Row[],
  read: (row: Row) => Of | undefined,
): Map<Of, number> {
  const counts = new Map<Of, number>();
  for (const row of rows) {
    const value = read(row);
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** The numbers among the values that rows have of a field. */
export function valuesOf<Row>(rows: readonly Row[], read: Reader<Row>): number[] {
  return rows.map(read).filter((value) => typeof value === 'number');
}

/** An aggregation by its name, such as `avg` or `p90`; of nothing it is 0. */
export function aggregate(metric: string, values: readonly number[]): number {
  const sum = values.reduce((sum, value) => sum + value, 0);
  switch (metric) {
    case 'sum':
      return sum;
    case 'avg':
      return values.length === 0 ? 0 : sum / values.length;
    case 'min':
      return percentile(values, 0);
    case 'max':
      return percentile(values, 1);
    case 'median':
      return percentile(values, 0.5);
    default:
      return percentile(values, Number(metric.slice(1)) / 100);
  }
}

/** The smallest value that a share of the values doesn't exceed (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** The rows of each bucket, as far as they are in the range. */
export function inBuckets<Row extends Pick<Occurrence, 'time'>>(
  rows: readonly Row[],
  { edges, from, to }: Period,
): Row[][] {
  const buckets: Row[][] = Array.from({ length: edges.length - 1 }, () => []);
  let index = 0;
  for (const row of rows) {
    if (row.time < from || row.time >= to) continue;
    while (row.time >= (edges[index + 1] ?? Number.POSITIVE_INFINITY)) index += 1;
    buckets[index]?.push(row);
  }
  return buckets;
}
