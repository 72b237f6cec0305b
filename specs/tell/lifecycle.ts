import type { OperationSemantics } from '../../src/semantics/semantics.ts';
import { DEFAULT_RANGE } from './defaults.ts';
import type { Event } from './occurrence.ts';
import { bucketStart, comparedPeriod, type Period, periodOf } from './period.ts';
import { METRIC_READ_RULES } from './request-rules.ts';
import {
  type Measured,
  type Metric,
  pointsOf,
  type SeriesRequest,
  TOO_MANY_POINTS,
  workspaceAsked,
} from './series.ts';
import { invalidFilter, limitConditions, refuseSlow } from './slow-filters.ts';
import { EVENTS } from './source.ts';
import { comparedTimelineRules } from './timeline-rules.ts';
import type { components, Operations } from './types.ts';
import { LONGEST_STAY } from './user.ts';

type LifecyclePoint = components['schemas']['LifecyclePoint'];

type StateCounts = Record<'new' | 'returning' | 'resurrected', number>;

/** An active user's state in the bucket in which they were last active. */
interface Activity {
  readonly bucket: number;
  readonly state: keyof StateCounts;
  counted: boolean;
}

export const lifecycle: OperationSemantics<Operations['GET /api/v1/metrics/lifecycle']> = {
  readRules: METRIC_READ_RULES,
  responseRules: comparedTimelineRules('Lifecycle', ({ parameters: { query } }: SeriesRequest) => ({
    range: DEFAULT_RANGE,
    granularity: 'weekly',
    ...query,
  })),
  respond: refuseSlow(invalidFilter, (request, mock) => {
    const { query = {} } = request.parameters;
    const { range = DEFAULT_RANGE, granularity = 'weekly', compare, ...asked } = query;
    limitConditions(asked.conditions);
    const period = periodOf(range, granularity, mock.now);
    if (period === undefined) return TOO_MANY_POINTS;
    const previous = compare === undefined ? [] : [comparedPeriod(period, compare, mock.now)];
    const drawn = pointsOf(workspaceAsked(request, mock), states, asked, [period, ...previous]);
    if (drawn === undefined) return TOO_MANY_POINTS;
    const [points = [], before] = drawn.map((measured) => measured.map(lifecyclePoint));
    const comparison = before && { comparison: { previous_points: before } };
    return { status: 200, body: { data: { points, ...comparison } } };
  }),
};

/** How many users are of each state. Who was active before shows in as long as anybody stays. */
const states: Metric<Event, StateCounts> = {
  source: EVENTS,
  lookback: LONGEST_STAY,
  measure: countStates,
};

function lifecyclePoint({ value, ...point }: Measured<StateCounts>): LifecyclePoint {
  return { ...point, ...value };
}

/** How many users are of each state, by bucket: each active user of a bucket is of one. */
function countStates(rows: readonly Event[], period: Period): StateCounts[] {
  const { edges, granularity, from, to } = period;
  const counts = edges.slice(1).map(() => ({ new: 0, returning: 0, resurrected: 0 }));
  const before = bucketStart((edges[0] ?? from) - 1, granularity);
  const users = new Map<string, Activity>();
  let bucket = -2;
  for (const { time, user } of rows) {
    if (bucket === -2 && time >= before) bucket = -1;
    while (bucket > -2 && time >= (edges[bucket + 1] ?? Number.POSITIVE_INFINITY)) bucket += 1;
    const last = users.get(user.id);
    const activity = activityIn(bucket, last);
    if (activity !== last) users.set(user.id, activity);
    const current = counts[bucket];
    if (current === undefined || time < from || time >= to || activity.counted) continue;
    current[activity.state] += 1;
    activity.counted = true;
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
