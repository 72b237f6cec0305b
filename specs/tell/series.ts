import type { MockState } from '../../src/semantics/semantics.ts';
import { eventsNamed, satisfying } from './conditions.ts';
import { DEFAULT_GRANULARITY, DEFAULT_RANGE } from './defaults.ts';
import type { Measure } from './measure.ts';
import type { Occurrence } from './occurrence.ts';
import type { Condition } from './operators.ts';
import {
  bucketName,
  comparedPeriod,
  countedFrom,
  type Granularity,
  MOST_BUCKETS,
  type Period,
  periodOf,
} from './period.ts';
import { invalidFilter, limitConditions, refuseSlow } from './slow-filters.ts';
import { readerOf, type Source } from './source.ts';
import type { components } from './types.ts';
import { type Workspace, workspaceOf } from './workspace.ts';

type Schemas = components['schemas'];
export type Point = Schemas['Point'];

/** The value of a bucket: of one dimension, where a series is split. */
export interface Measured<Value> {
  readonly date: string;
  readonly value: Value;
  readonly dimension?: string;
}

/** What a series is computed from, and how. */
export interface Metric<Row extends Occurrence = Occurrence, Value = number> {
  readonly source: Source<Row>;
  readonly measure: Measure<Row, Value>;
  /** For how long before the period something still matters, in milliseconds. */
  readonly lookback?: number;
  /** The time that ends with each bucket and counts as well, in milliseconds. */
  readonly span?: number;
  /** What the rows have to satisfy whatever is asked for. */
  readonly only?: readonly Condition[];
  /** Which of the rows count, where not simply those that satisfy the conditions. */
  select?(
    rows: readonly Row[],
    satisfying: (rows: readonly Row[]) => readonly Row[],
  ): readonly Row[];
}

/** What a series is asked for with. */
export interface SeriesQuery {
  readonly range?: string;
  readonly granularity?: Granularity;
  readonly breakdown?: string;
  readonly compare?: 'previous' | 'yoy';
  readonly conditions?: readonly Condition[];
}

/** As much of a request as says whose series is asked for. */
export interface InWorkspace {
  readonly parameters: { readonly header: { readonly 'X-Workspace-ID': string } };
}

export interface SeriesRequest extends InWorkspace {
  readonly parameters: InWorkspace['parameters'] & { readonly query: SeriesQuery };
}

/** Rows beyond these dimensions are put together. */
const MOST_DIMENSIONS = 100;
const OTHERS = '(other)';
export const NOT_SET = '(not set)';

/** A bucket of each dimension is a point. Those of an answer are no more than of two periods side by side. */
export const MOST_POINTS = 2 * MOST_BUCKETS;

export const TOO_MANY_POINTS = {
  status: 400,
  body: {
    error: 'INVALID_TIME_RANGE',
    message: `Invalid time range: more than ${inThousands(MOST_BUCKETS)} buckets, or ${inThousands(MOST_POINTS)} points in all`,
  },
} as const;

function inThousands(count: number): string {
  return count.toLocaleString('en-US');
}

/** The workspace that a request asks about. */
export function workspaceAsked({ parameters }: InWorkspace, mock: MockState): Workspace {
  return workspaceOf(mock, parameters.header['X-Workspace-ID']);
}

/** Answers a request for the series of a metric. */
export const answerSeries = refuseSlow(invalidFilter, drawSeries);

function drawSeries<Row extends Occurrence>(
  request: SeriesRequest,
  mock: MockState,
  metric: Metric<Row>,
) {
  const {
    range = DEFAULT_RANGE,
    granularity = DEFAULT_GRANULARITY,
    compare,
    ...asked
  } = request.parameters.query;
  limitConditions(asked.conditions);
  const period = periodOf(range, granularity, mock.now);
  if (period === undefined) return TOO_MANY_POINTS;
  const previous = compare === undefined ? [] : [comparedPeriod(period, compare, mock.now)];
  const periods = [period, ...previous];
  const drawn = pointsOf(workspaceAsked(request, mock), metric, asked, periods);
  if (drawn === undefined) return TOO_MANY_POINTS;
  const [points = [], before] = drawn;
  const data = seriesOf(points);
  if (before === undefined) return { status: 200, body: { data } } as const;
  return {
    status: 200,
    body: { data: { ...data, comparison: comparison(points, before) } },
  } as const;
}

/**
 * The points of a metric in some periods: by date, then by dimension, those with the most rows first.
 * Every period has a point for each dimension of any of them; `undefined` where they are too many.
 */
export function pointsOf<Row extends Occurrence, Value = number>(
  workspace: Workspace,
  metric: Metric<Row, Value>,
  asked: Pick<SeriesQuery, 'breakdown' | 'conditions'>,
  periods: readonly Period[],
): Measured<Value>[][] | undefined {
  const rows = periods.map((period) => rowsOf(workspace, metric, asked.conditions, period));
  const { breakdown } = asked;
  if (breakdown === undefined) {
    return periods.map((period, index) => {
      const values = metric.measure(rows[index] ?? [], period);
      return values.map((value, bucket) => ({ date: dateOf(period, bucket), value }));
    });
  }
  const all = rows.flat();
  const labelOf = labeller(metric.source, breakdown, all);
  const dimensions = [...Map.groupBy(all, labelOf)]
    .sort(([a, rowsA], [b, rowsB]) => rowsB.length - rowsA.length || (a < b ? -1 : 1))
    .map(([dimension]) => dimension);
  const buckets = (periods[0]?.edges.length ?? 1) - 1;
  if (dimensions.length * buckets * periods.length > MOST_POINTS) return undefined;
  return periods.map((period, index) => {
    const groups = Map.groupBy(rows[index] ?? [], labelOf);
    const split = dimensions.map((dimension) => ({
      dimension,
      values: metric.measure(groups.get(dimension) ?? [], period),
    }));
    return period.edges.slice(1).flatMap((_, bucket) => {
      const date = dateOf(period, bucket);
      return split.map(({ dimension, values }) => ({
        date,
        value: values[bucket] as Value,
        dimension,
      }));
    });
  });
}

function rowsOf<Row extends Occurrence>(
  workspace: Workspace,
  {
    source,
    lookback = 0,
    span,
    only = [],
    select = (rows, filter) => filter(rows),
  }: Metric<Row, unknown>,
  conditions: readonly Condition[] = [],
  period: Period,
): readonly Row[] {
  const names = eventsNamed([...only, ...conditions]);
  const start = Math.min(period.from - lookback, countedFrom(period, span));
  const rows = source.rows(workspace, start, period.to, names);
  return select(satisfying(source, only, rows), (rows) => satisfying(source, conditions, rows));
}

/** Names the dimension of a row, among some: by its value of a field. */
export function labeller<Row extends Occurrence>(
  source: Source<Row>,
  field: string,
  rows: readonly Row[],
): (row: Row) => string {
  const read = readerOf(source, field);
  const nameOf = (row: Row) => String(read(row) ?? NOT_SET);
  const groups = Map.groupBy(rows, nameOf);
  if (groups.size <= MOST_DIMENSIONS) return nameOf;
  const largest = [...groups].sort(([, a], [, b]) => b.length - a.length).slice(0, MOST_DIMENSIONS);
  const named = new Set(largest.map(([name]) => name));
  return (row) => (named.has(nameOf(row)) ? nameOf(row) : OTHERS);
}

function dateOf({ edges, granularity }: Period, bucket: number): string {
  return bucketName(edges[bucket] ?? 0, granularity);
}

/** Points with what they come to. */
export function seriesOf(points: readonly Point[]): Schemas['Series'] {
  const total = totalOf(points);
  const values = points.map(({ value }) => value);
  return {
    points: [...points],
    total,
    min: values.reduce((a, b) => Math.min(a, b), values[0] ?? 0),
    max: values.reduce((a, b) => Math.max(a, b), values[0] ?? 0),
    avg: points.length === 0 ? 0 : total / points.length,
  };
}

/** The points of one period beside those of another. */
export function comparison(
  points: readonly Point[],
  before: readonly Point[],
): Schemas['Comparison'] {
  const previousTotal = totalOf(before);
  const change = totalOf(points) - previousTotal;
  return {
    previous_total: previousTotal,
    change,
    percent_change: previousTotal === 0 ? null : (change / previousTotal) * 100,
    previous_points: [...before],
  };
}

function totalOf(points: readonly Point[]): number {
  return points.reduce((sum, { value }) => sum + value, 0);
}
