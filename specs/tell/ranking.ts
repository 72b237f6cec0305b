import type { MockState } from '../../src/semantics/semantics.ts';
import { type Condition, findRows } from './conditions.ts';
import { countsOf } from './measure.ts';
import type { Occurrence } from './occurrence.ts';
import { comparedPeriod, type Period, periodOf } from './period.ts';
import {
  comparison,
  type InWorkspace,
  type Point,
  type SeriesQuery,
  seriesOf,
  TOO_MANY_POINTS,
  workspaceAsked,
} from './series.ts';
import { refuseSlow, SLOW_FILTER } from './slow-filters.ts';
import { readerOf, type Source } from './source.ts';

export interface RankingRequest extends InWorkspace {
  readonly parameters: InWorkspace['parameters'] & {
    readonly query: Omit<SeriesQuery, 'breakdown'> & { readonly limit?: number };
  };
}

/** A ranking has no limit where none is documented; nobody reads further. */
const MOST_VALUES = 1000;

/** Answers a request for the values of a field, the most frequent first. Rows without one aren't ranked. */
export const answerRanking = refuseSlow(SLOW_FILTER, rank);

function rank<Row extends Occurrence>(
  request: RankingRequest,
  mock: MockState,
  source: Source<Row>,
  ranked: { readonly field: string; readonly only?: readonly Condition[] },
) {
  const { range = '30d', granularity = 'daily', compare, ...asked } = request.parameters.query;
  const period = periodOf(range, granularity, mock.now);
  if (period === undefined) return TOO_MANY_POINTS;
  const workspace = workspaceAsked(request, mock);
  const read = readerOf(source, ranked.field);
  const nameOf = (row: Row) => {
    const value = read(row);
    return value === undefined ? undefined : String(value);
  };
  const conditions = [...(ranked.only ?? []), ...(asked.conditions ?? [])];
  const countsIn = ({ from, to }: Period) =>
    countsOf(findRows(source, workspace, conditions, [from, to]), nameOf);
  const points = [...countsIn(period)]
    .map(([name, value]): Point => ({ date: name, value, dimension: name }))
    .sort((a, b) => b.value - a.value || (a.date < b.date ? -1 : 1))
    .slice(0, asked.limit ?? MOST_VALUES);
  const data = seriesOf(points);
  if (compare === undefined) return { status: 200, body: { data } } as const;
  const before = countsIn(comparedPeriod(period, compare, mock.now));
  const previous = points.map((point) => ({ ...point, value: before.get(point.date) ?? 0 }));
  return {
    status: 200,
    body: { data: { ...data, comparison: comparison(points, previous) } },
  } as const;
}
