import type { MockState } from '../../src/semantics/semantics.ts';
import { findRows } from './conditions.ts';
import { DEFAULT_GRANULARITY, DEFAULT_RANGE } from './defaults.ts';
import { countsOf } from './measure.ts';
import type { Occurrence } from './occurrence.ts';
import type { Condition } from './operators.ts';
import { comparedPeriod, type Period, periodOf } from './period.ts';
import {
  comparison,
  type InWorkspace,
  labeller,
  type Measured,
  type SeriesQuery,
  seriesOf,
  TOO_MANY_POINTS,
  workspaceAsked,
} from './series.ts';
import { invalidFilter, limitConditions, refuseSlow } from './slow-filters.ts';
import { readerOf, type Source } from './source.ts';

export interface RankingRequest extends InWorkspace {
  readonly parameters: InWorkspace['parameters'] & {
    readonly query: SeriesQuery & { readonly limit?: number };
  };
}

/** A value that is ranked: of a dimension, which is the value itself where the ranking isn't split. */
type RankedPoint = Measured<number> & { readonly dimension: string };

/** A ranking has no limit where none is documented; nobody reads further. */
const MOST_VALUES = 1000;

/** Answers a request for the values of a field, the most frequent first. Rows without one aren't ranked. */
export const answerRanking = refuseSlow(invalidFilter, rank);

function rank<Row extends Occurrence>(
  request: RankingRequest,
  mock: MockState,
  source: Source<Row>,
  ranked: { readonly field: string; readonly only?: readonly Condition[] },
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
  const workspace = workspaceAsked(request, mock);
  const read = readerOf(source, ranked.field);
  const conditions = [...(ranked.only ?? []), ...(asked.conditions ?? [])];
  const rowsIn = ({ from, to }: Period) =>
    findRows(source, workspace, conditions, [from, to]).filter((row) => read(row) !== undefined);
  const rows = rowsIn(period);
  const before = compare && rowsIn(comparedPeriod(period, compare, mock.now));
  const nameOf = (row: Row) => String(read(row));
  const dimensionOf =
    asked.breakdown === undefined
      ? nameOf
      : labeller(source, asked.breakdown, [...rows, ...(before ?? [])]);
  const points = countsOfValues(rows, nameOf, dimensionOf)
    .sort((a, b) => b.value - a.value || (isBefore(a, b) ? -1 : 1))
    .slice(0, asked.limit ?? MOST_VALUES);
  const data = seriesOf(points);
  if (before === undefined) return { status: 200, body: { data } } as const;
  const counts = countsOfValues(before, nameOf, dimensionOf);
  const previous = points.map((point) => ({
    ...point,
    value: counts.find((count) => isSame(count, point))?.value ?? 0,
  }));
  return {
    status: 200,
    body: { data: { ...data, comparison: comparison(points, previous) } },
  } as const;
}

/** How many rows have each value, of each dimension. */
function countsOfValues<Row>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  dimensionOf: (row: Row) => string,
): RankedPoint[] {
  return [...Map.groupBy(rows, nameOf)].flatMap(([date, own]) =>
    [...countsOf(own, dimensionOf)].map(([dimension, value]) => ({ date, value, dimension })),
  );
}

function isBefore(a: RankedPoint, b: RankedPoint): boolean {
  return a.date === b.date ? a.dimension < b.dimension : a.date < b.date;
}

function isSame(a: RankedPoint, b: RankedPoint): boolean {
  return a.date === b.date && a.dimension === b.dimension;
}
