import type { OperationSemantics } from '../../src/semantics/semantics.ts';
import type { Event } from './occurrence.ts';
import { bucketStart, comparedPeriod, type Period, periodOf } from './period.ts';
import { METRIC_REQUEST_RULES } from './request-rules.ts';
import {
  type Metric,
  type Point,
  pointsOf,
  type SeriesQuery,
  TOO_MANY_POINTS,
  workspaceAsked,
} from './series.ts';
import { brokenSteps } from './series-rules.ts';
import { refuseSlow, SLOW_FILTER } from './slow-filters.ts';
import { EVENTS } from './source.ts';
import type { components, Operations } from './types.ts';
import type { Workspace } from './workspace.ts';

type LifecyclePoint = components['schemas']['LifecyclePoint'];

const STATES = ['new', 'returning', 'resurrected'] as const;
type State = (typeof STATES)[number];

/** An active user's state in the bucket in which they were last active. */
interface Activity {
  readonly bucket: number;
  readonly state: State;
  readonly counted: boolean;
}

export const lifecycle: OperationSemantics<Operations['GET /api/v1/metrics/lifecycle']> = {
  requestRules: METRIC_REQUEST_RULES,
  responseRules: [
    {
      name: 'periods-one-bucket-apart',
      documented: 'the periods ascend, and each is one `granularity` later than the one before',
      source: 'Lifecycle, "a time series"; that no period is left out is inferred',
      status: 200,
      breach: ({ data }, { parameters: { query } }) =>
        brokenSteps(data.points, query?.granularity ?? 'weekly'),
    },
  ],
  respond: refuseSlow(SLOW_FILTER, (request, mock) => {
    const { query = {} } = request.parameters;
    const { range = '30d', granularity = 'weekly', compare, ...asked } = query;
    const period = periodOf(range, granularity, mock.now);
    if (period === undefined) return TOO_MANY_POINTS;
    const previous = compare === undefined ? [] : [comparedPeriod(period, compare)];
    const workspace = workspaceAsked(request, mock);
    const drawn = lifecyclePoints(workspace, asked, [period, ...previous]);
    if (drawn === undefined) return TOO_MANY_POINTS;
    const [points = [], before] = drawn;
    const comparison = before && { comparison: { previous_points: before } };
    return { status: 200, body: { data: { points, ...comparison } } };
  }),
};

function lifecyclePoints(
  workspace: Workspace,
  asked: Pick<SeriesQuery, 'breakdown' | 'conditions'>,
  periods: readonly Period[],
): LifecyclePoint[][] | undefined {
  const [arrived, returned, resurrected] = STATES.map((state) =>
    pointsOf(workspace, usersIn(state), asked, periods),
  );
  return arrived?.map((points, period) => {
    const countIn = (others: Point[][] | undefined, index: number) =>
      others?.[period]?.[index]?.value ?? 0;
    return points.map(({ value, ...point }, index) => ({
      ...point,
      new: value,
      returning: countIn(returned, index),
      resurrected: countIn(resurrected, index),
    }));
  });
}

/** The active users of a state. Who was active before shows in all of history. */
function usersIn(state: State): Metric<Event> {
  return {
    source: EVENTS,
    lookback: Number.POSITIVE_INFINITY,
    measure: (rows, period) => statesOf(rows, period).map((counts) => counts[state]),
  };
}

/** How many users are of each state, by bucket: each active user of a bucket is of one. */
function statesOf(rows: readonly Event[], period: Period): Record<State, number>[] {
  const { edges, granularity, from, to } = period;
  const counts = edges.slice(1).map(() => ({ new: 0, returning: 0, resurrected: 0 }));
  const before = bucketStart((edges[0] ?? from) - 1, granularity);
  const users = new Map<string, Activity>();
  let bucket = -2;
  for (const { time, user } of rows) {
    if (bucket === -2 && time >= before) bucket = -1;
    while (bucket > -2 && time >= (edges[bucket + 1] ?? Number.POSITIVE_INFINITY)) bucket += 1;
    const activity = activityIn(bucket, users.get(user.id));
    const current = counts[bucket];
    const isNow = current !== undefined && time >= from && time < to;
    if (isNow && !activity.counted) current[activity.state] += 1;
    users.set(user.id, { ...activity, counted: activity.counted || isNow });
  }
  return counts;
}

/** Who was active in the bucket before returns; who was last active earlier is resurrected. */
function activityIn(bucket: number, last: Activity | undefined): Activity {
  if (last === undefined) return { bucket, state: 'new', counted: false };
  if (last.bucket === bucket) return last;
  const state = last.bucket === bucket - 1 ? 'returning' : 'resurrected';
  return { bucket, state, counted: false };
}
