import { type AnswerRule, areClose, inAnswer } from './answer-rule.ts';
import { bucketsBetween, startOf } from './timeline.ts';
import type { components } from './types.ts';

type Schemas = components['schemas'];

interface Asked {
  readonly body: Schemas['RetentionRequest'];
}

const DEFAULT_PERIODS = 8;
const UNITS = { daily: 'day', weekly: 'week', monthly: 'month' } as const;

/** What a retention has to keep. */
export const RETENTION_RULES: readonly AnswerRule<Schemas['RetentionResponse'], Asked>[] = [
  {
    name: 'retention-as-asked',
    documented: '`granularity` and `periods` are those of the request: by default a week, and 8',
    source: 'Retention, request body; that the answer holds them is inferred',
    status: 200,
    breach({ data }, { body }) {
      const granularity = UNITS[body.granularity ?? 'weekly'];
      if (data.granularity !== granularity) return inAnswer('/granularity', data.granularity);
      const periods = body.periods ?? DEFAULT_PERIODS;
      return data.periods === periods ? undefined : inAnswer('/periods', data.periods);
    },
  },
  {
    name: 'cohorts-buckets-apart',
    documented: 'a cohort begins whole buckets of `granularity` after the one before',
    source: 'Retention, request body, granularity, "Cohort bucketing"',
    status: 200,
    breach({ data: { cohorts } }, { body }) {
      const starts = cohorts.map(({ cohort_date: date }) => startOf(date));
      const index = starts.findIndex((start, index) => {
        const before = starts[index - 1];
        if (before === undefined) return Number.isNaN(start);
        return !(bucketsBetween(before, start, body.granularity ?? 'weekly') >= 1);
      });
      if (index === -1) return undefined;
      return inAnswer(`/cohorts/${index}/cohort_date`, cohorts[index]?.cohort_date);
    },
  },
  {
    name: 'at-most-periods',
    documented: 'a cohort has at most `periods` periods, a share and a count in each',
    source: 'Retention, request body, periods, "Number of periods to track"; the body is inferred',
    status: 200,
    breach({ data: { cohorts } }, { body }) {
      const most = body.periods ?? DEFAULT_PERIODS;
      const index = cohorts.findIndex(
        ({ retention, counts }) => retention.length > most || retention.length !== counts.length,
      );
      if (index === -1) return undefined;
      return inAnswer(`/cohorts/${index}/retention`, cohorts[index]?.retention);
    },
  },
  {
    name: 'younger-cohorts-are-shorter',
    documented: 'no later cohort has more periods than an earlier one',
    source: 'Retention, "cohort matrix"; that it is a triangle is from other captures, inferred',
    status: 200,
    breach({ data: { cohorts } }) {
      const index = cohorts.findIndex(({ retention }, index) => {
        const before = cohorts[index - 1]?.retention ?? retention;
        return retention.length > before.length;
      });
      return index === -1 ? undefined : inAnswer(`/cohorts/${index}`, cohorts[index]);
    },
  },
  {
    name: 'cohort-begins-whole',
    documented: 'in its first period a cohort is whole, and never more than that later',
    source: 'The bodies of other captures, retention[0]; inferred',
    status: 200,
    breach({ data: { cohorts } }) {
      const index = cohorts.findIndex(
        ({ counts, cohort_size: size }) =>
          (counts[0] ?? size) !== size || counts.some((count) => count > size),
      );
      return index === -1
        ? undefined
        : inAnswer(`/cohorts/${index}/counts`, cohorts[index]?.counts);
    },
  },
  {
    name: 'retention-of-counts',
    documented: 'the shares of a cohort are its counts over its size',
    source: 'The bodies of other captures; inferred',
    status: 200,
    breach({ data: { cohorts } }) {
      const index = cohorts.findIndex(
        ({ counts, retention, cohort_size: size }) =>
          size > 0 && retention.some((share, at) => !areClose(share, (counts[at] ?? 0) / size, 1)),
      );
      if (index === -1) return undefined;
      return inAnswer(`/cohorts/${index}/retention`, cohorts[index]?.retention);
    },
  },
  {
    name: 'averages-of-columns',
    documented:
      'there is an average for each period that a cohort has reached, over those that have',
    source: 'The bodies of other captures; inferred',
    status: 200,
    breach({ data: { cohorts, averages } }) {
      const reached = Math.max(0, ...cohorts.map(({ retention }) => retention.length));
      if (averages.length !== reached) {
        return inAnswer('/averages', `${averages.length} averages of ${reached} periods`);
      }
      const index = averages.findIndex((average, period) => {
        const shares = cohorts.flatMap(({ retention }) => retention[period] ?? []);
        const sum = shares.reduce((sum, share) => sum + share, 0);
        return shares.length > 0 && !areClose(average, sum / shares.length, 1);
      });
      return index === -1 ? undefined : inAnswer(`/averages/${index}`, averages[index]);
    },
  },
];
