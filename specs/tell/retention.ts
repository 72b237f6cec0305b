import type { OperationSemantics } from '../../src/semantics/semantics.ts';
import { findRows, named } from './conditions.ts';
import type { Event } from './occurrence.ts';
import { bucketName, bucketStart, type Granularity, nextBucket, periodOf } from './period.ts';
import { rangeRule } from './request-rules.ts';
import { RETENTION_RULES } from './retention-rules.ts';
import { TOO_MANY_POINTS, workspaceAsked } from './series.ts';
import { EVENTS } from './source.ts';
import type { components, Operations } from './types.ts';

type Schemas = components['schemas'];

const MOST_PERIODS = 52;
const UNITS = { daily: 'day', weekly: 'week', monthly: 'month' } as const;

export const retention: OperationSemantics<Operations['POST /api/v1/retention']> = {
  readRules: [rangeRule('request.body', '/range')],
  responseRules: RETENTION_RULES,
  respond(request, mock) {
    const { range = '90d', granularity = 'weekly', periods = 8, ...events } = request.body;
    const period = periodOf(range, granularity, mock.now);
    if (period === undefined) return TOO_MANY_POINTS;
    const { edges, from, to } = period;
    const workspace = workspaceAsked(request, mock);
    const eventsOf = (name: string | undefined, until: number) =>
      findRows(EVENTS, workspace, name === undefined ? [] : named(name), [from, until]);
    const entries = firstBuckets(eventsOf(events.start_event, to), granularity);
    const returns = bucketsOfUsers(eventsOf(events.return_event, mock.now), granularity);
    const cohorts = edges.slice(0, -1).flatMap((edge) => {
      const users = entries.get(edge) ?? [];
      const reached = bucketsFrom(edge, granularity, mock.now).slice(0, periods);
      return users.length === 0 ? [] : cohortOf(users, reached, returns, granularity);
    });
    const averages = averagesOf(cohorts);
    const data = { cohorts, averages, granularity: UNITS[granularity], periods };
    return { status: 200, body: { data } };
  },
};

/** A cohort of some users, with how many of them came back in each bucket that has begun by now. */
function cohortOf(
  users: readonly string[],
  [first = 0, ...later]: readonly number[],
  returns: ReadonlyMap<string, ReadonlySet<number>>,
  granularity: Granularity,
): Schemas['Cohort'] {
  const inBucket = (bucket: number) =>
    users.filter((user) => returns.get(user)?.has(bucket)).length;
  const counts = [users.length, ...later.map(inBucket)];
  return {
    cohort_date: bucketName(first, granularity),
    cohort_size: users.length,
    retention: counts.map((count) => count / users.length),
    counts,
  };
}

/** The starts of the buckets from one to the one that holds a moment; no more than anybody can ask for. */
function bucketsFrom(start: number, granularity: Granularity, now: number): number[] {
  const buckets = [start];
  for (let next = nextBucket(start, granularity); next <= now && buckets.length < MOST_PERIODS; ) {
    buckets.push(next);
    next = nextBucket(next, granularity);
  }
  return buckets;
}

/** The users by the bucket of their first event. */
function firstBuckets(events: readonly Event[], granularity: Granularity): Map<number, string[]> {
  const known = new Set<string>();
  const first = events.filter(({ user }) => {
    const isFirst = !known.has(user.id);
    known.add(user.id);
    return isFirst;
  });
  const users = new Map<number, string[]>();
  for (const [bucket, own] of Map.groupBy(first, ({ time }) => bucketStart(time, granularity))) {
    users.set(
      bucket,
      own.map(({ user }) => user.id),
    );
  }
  return users;
}

/** The buckets in which each user has an event. */
function bucketsOfUsers(
  events: readonly Event[],
  granularity: Granularity,
): Map<string, Set<number>> {
  const buckets = new Map<string, Set<number>>();
  for (const { user, time } of events) {
    const own = buckets.get(user.id) ?? new Set();
    buckets.set(user.id, own.add(bucketStart(time, granularity)));
  }
  return buckets;
}

/** The average of each period, over the cohorts that have reached it. */
function averagesOf(cohorts: readonly Schemas['Cohort'][]): number[] {
  const longest = Math.max(0, ...cohorts.map(({ retention }) => retention.length));
  return Array.from({ length: longest }, (_, period) => {
    const shares = cohorts.flatMap(({ retention }) => retention[period] ?? []);
    return shares.reduce((sum, share) => sum + share, 0) / shares.length;
  });
}
