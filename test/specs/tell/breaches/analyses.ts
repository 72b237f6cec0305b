import type { Breaches } from './breaches.ts';

const steps = [{ event: 'page_view' }, { event: 'search' }, { event: 'purchase' }];
const sized = { group_by: 'os', size: { type: 'count' }, intensity: { type: 'unique_actors' } };

export const ANALYSIS_BREACHES: readonly Breaches[] = [
  [
    '/metrics/lifecycle',
    undefined,
    [
      'points-one-bucket-apart | /data/points/1/date | remove /data/points/1',
      'comparison-with-compare | /data/comparison | set /data/comparison {"previous_points":[]}',
      'dimension-with-breakdown | /data/points/0/dimension | set /data/points/0/dimension "DE"',
      'points-fill-range | /data/points | set /data/points []',
    ],
  ],
  [
    '/metrics/lifecycle?range=2025-01-06,2025-02-02&compare=yoy',
    undefined,
    [
      'custom-range-includes-both-dates | /data/points/2/date | remove /data/points/3',
      'comparison-with-compare | /data/comparison | remove /data/comparison',
      'comparison-of-the-time-before | /data/comparison/previous_points | remove /data/comparison/previous_points/0',
    ],
  ],
  [
    '/metrics/lifecycle?breakdown=country',
    undefined,
    ['dimension-with-breakdown | /data/points/0/dimension | remove /data/points/0/dimension'],
  ],
  [
    '/metrics/segments',
    undefined,
    ['eight-segments | | remove /7', 'families-hold-every-user | | set /0/users 9999'],
  ],
  [
    '/metrics/segments/new?limit=2',
    undefined,
    [
      'users-of-the-segment | /data/users | repeat /data/users',
      'users-of-the-segment | /data/segment | set /data/segment "churned"',
      'users-once-in-time | /data/users/2/user_id | repeat /data/users',
      'users-once-in-time | /data/users/0/last_seen | set /data/users/0/last_seen "2020-01-01T00:00:00Z"',
    ],
  ],
  [
    '/metrics/formula',
    { series: [{ metric: 'dau' }, { metric: 'wau' }], formula: 'A / B', range: '7d' },
    [
      'points-one-bucket-apart | /data/points/1/date | remove /data/points/1',
      'points-fill-range | /data/points | remove /data/points/0',
      'dimensions-of-series | /data/points/0/dimension | set /data/points/0/dimension "DE"',
      'series-fill-range | /data/series/1/points/2/date | remove /data/series/1/points/2',
      'series-fill-range | /data/series/0/points | remove /data/series/0/points/0',
      'series-fill-range | /data/series/0/points/4/dimension | set /data/series/0/points/4/dimension "DE"',
      'values-of-formula | /data/points/3/value | set /data/points/3/value 42',
      'values-of-formula | /data/points/0/value | set /data/series/1/points/0/value 0',
      'series-by-letter | /data/series | reverse /data/series',
    ],
  ],
  [
    '/metrics/formula',
    { series: [{ metric: 'dau' }], formula: 'A', range: '2025-01-01,2025-01-10' },
    ['custom-range-includes-both-dates | /data/points/8/date | remove /data/points/9'],
  ],
  [
    '/metrics/grouped',
    { ...sized, max_groups: 3 },
    [
      'at-most-max-groups | /data/groups | repeat /data/groups',
      'largest-group-first | /data/groups/1 | reverse /data/groups',
      'groups-are-counted | /data/groups/2/size | set /data/groups/2/size 0.5',
      'groups-are-counted | /data/groups/2/size | set /data/groups/2/size -5',
      'groups-are-counted | /data/groups/1/intensity | set /data/groups/1/intensity 1.5',
    ],
  ],
  [
    '/metrics/grouped',
    { group_by: 'os', size: { type: 'unique_actors' }, intensity: { type: 'avg_per_actor' } },
    ['groups-are-counted | /data/groups/0/intensity | set /data/groups/0/intensity -1'],
  ],
  [
    '/funnels',
    { steps, range: '90d', breakdown: 'country' },
    [
      'steps-as-asked | /data/steps | set /data/steps/1/event "other"',
      'steps-as-asked | /data/breakdown/0/steps | remove /data/breakdown/0/steps/2',
      'counts-never-rise | /data/steps/2/count | set /data/steps/2/count 9999',
      'rates-of-counts | /data/steps/1/step_rate | set /data/steps/1/step_rate 0.01',
      'rates-of-counts | /data/steps/2/overall_rate | set /data/steps/2/overall_rate 1',
      'rates-of-counts | /data/steps/1/drop_off | set /data/steps/1/drop_off 9999',
      'conversion-of-last-step | /data/overall_conversion | set /data/overall_conversion 1',
      'conversion-of-last-step | /data/breakdown/1/overall_conversion | set /data/breakdown/1/overall_conversion 1',
      'breakdown-adds-up | /data/steps/0/count | remove /data/breakdown/0',
      'breakdown-adds-up | /data/breakdown | remove /data/breakdown',
    ],
  ],
  [
    '/funnels/trend',
    { steps },
    [
      'points-one-bucket-apart | /data/points/1/date | remove /data/points/1',
      'series-sums-up | /data/total | set /data/total 99',
      'points-fill-range | /data/points | set /data/points []',
      'dimension-with-breakdown | /data/points/0/dimension | set /data/points/0/dimension "DE"',
    ],
  ],
  [
    '/funnels/trend',
    { steps, range: '2025-01-01,2025-01-10', granularity: 'hourly', breakdown: 'os' },
    ['dimension-with-breakdown | /data/points/0/dimension | remove /data/points/0/dimension'],
  ],
  [
    '/funnels/trend',
    { steps, range: '2025-01-01,2025-01-10' },
    ['custom-range-includes-both-dates | /data/points/8/date | remove /data/points/9'],
  ],
  [
    '/retention',
    { periods: 2 },
    [
      'at-most-periods | /data/cohorts/0/retention | repeat /data/cohorts/0/retention',
      'younger-cohorts-are-shorter | /data/cohorts/1 | reverse /data/cohorts',
      'cohort-begins-whole | /data/cohorts/0/counts | set /data/cohorts/0/counts/0 0',
      'cohort-begins-whole | /data/cohorts/0/counts | set /data/cohorts/0/counts/1 9999',
      'retention-of-counts | /data/cohorts/0/retention | set /data/cohorts/0/retention/0 0.5',
      'averages-of-columns | /data/averages/1 | set /data/averages/1 1',
      'averages-of-columns | /data/averages | remove /data/averages/1',
      'averages-of-columns | /data/averages | repeat /data/averages',
      'retention-as-asked | /data/granularity | set /data/granularity "day"',
      'retention-as-asked | /data/periods | set /data/periods 8',
      'cohorts-buckets-apart | /data/cohorts/1/cohort_date | reverse /data/cohorts',
      'cohorts-buckets-apart | /data/cohorts/2/cohort_date | set /data/cohorts/2/cohort_date "2026-09-08"',
    ],
  ],
];
