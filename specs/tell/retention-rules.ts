import { type AnswerRule, areClose, inAnswer } from './answer-rule.ts';
import type { components } from './types.ts';

type Schemas = components['schemas'];

interface Asked {
  readonly body: Schemas['RetentionRequest'];
}

const DEFAULT_PERIODS = 8;

/** What a retention has to keep. */
export const RETENTION_RULES: readonly AnswerRule<Schemas['RetentionResponse'], Asked>[] = [
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
    documented: 'the cohorts ascend, and no later one has more periods than an earlier one',
    source: 'Retention, "cohort matrix"; that it is a triangle is from other captures, inferred',
    status: 200,
    breach({ data: { cohorts } }) {
      const index = cohorts.findIndex(({ retention, cohort_date: date }, index) => {
        const before = cohorts[index - 1];
        if (before === undefined) return false;
        return retention.length > before.retention.length || date <= before.cohort_date;
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
    documented: 'the averages are those of the cohorts that have reached a period',
    source: 'The bodies of other captures; inferred',
    status: 200,
    breach({ data: { cohorts, averages } }) {
      const index = averages.findIndex((average, period) => {
        const shares = cohorts.flatMap(({ retention }) => retention[period] ?? []);
        const sum = shares.reduce((sum, share) => sum + share, 0);
        return shares.length > 0 && !areClose(average, sum / shares.length, 1);
      });
      return index === -1 ? undefined : inAnswer(`/averages/${index}`, averages[index]);
    },
  },
];
