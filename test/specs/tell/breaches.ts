const steps = [{ event: 'page_view' }, { event: 'search' }, { event: 'purchase' }];
const sized = { group_by: 'os', size: { type: 'count' }, intensity: { type: 'unique_actors' } };

/**
 * A path and a body or none; for each rule, where an answer breaks it, and by what change: `set` a
 * member, `remove` one, `reverse` a list, or `repeat` its last item.
 */
export const BREACHES: [string, unknown, string[]][] = [
  [
    '/metrics/dau?range=7d',
    undefined,
    [
      'points-one-bucket-apart | /data/points/3/date | remove /data/points/3',
      'points-one-bucket-apart | /data/points/1/date | reverse /data/points',
      'points-one-bucket-apart | /data/points/2/date | set /data/points/2/date "someday"',
      'points-fill-range | /data/points | remove /data/points/0',
      'points-fill-range | /data/points | set /data/points []',
      'dimension-with-breakdown | /data/points/2/dimension | set /data/points/2/dimension "DE"',
      'series-sums-up | /data/total | set /data/total 1',
      'series-sums-up | /data/total | set /data/points []',
      'series-sums-up | /data/min | set /data/min -1',
      'series-sums-up | /data/max | set /data/max 1000',
      'series-sums-up | /data/avg | set /data/avg 0',
      'comparison-with-compare | /data/comparison | set /data/comparison {"previous_total":0,"change":0,"percent_change":null}',
    ],
  ],
  [
    '/metrics/dau?range=7d&compare=previous',
    undefined,
    [
      'comparison-sums-up | /data/comparison/change | set /data/comparison/change 1000',
      'comparison-sums-up | /data/comparison/percent_change | set /data/comparison/percent_change null',
      'comparison-sums-up | /data/comparison/previous_total | set /data/comparison/previous_points/0/value 9999',
      'points-one-bucket-apart | /data/comparison/previous_points/3/date | set /data/comparison/previous_points/3/date "2020-01-01"',
      'dimension-with-breakdown | /data/comparison/previous_points/1/dimension | set /data/comparison/previous_points/1/dimension "DE"',
      'comparison-of-the-time-before | /data/comparison/previous_points | remove /data/comparison/previous_points/0',
      'comparison-with-compare | /data/comparison | remove /data/comparison',
    ],
  ],
  [
    '/metrics/events?range=7d&breakdown=country',
    undefined,
    [
      'points-one-bucket-apart | /data/points/7/date | reverse /data/points',
      'dimension-with-breakdown | /data/points/0/dimension | remove /data/points/0/dimension',
    ],
  ],
  [
    '/metrics/mau?range=2025-01-15,2025-01-31&granularity=weekly',
    undefined,
    [
      'custom-range-includes-both-dates | /data/points/0/date | remove /data/points/0',
      'custom-range-includes-both-dates | /data/points/1/date | remove /data/points/2',
    ],
  ],
  [
    '/metrics/events/top?range=7d',
    undefined,
    [
      'ranked-by-count | /data/points/1/value | reverse /data/points',
      'ranked-once | /data/points/2 | set /data/points/2/dimension "other"',
      'ranked-once | /data/points/8 | repeat /data/points',
      'ranking-sums-up | /data/total | set /data/total 1',
      'comparison-with-compare | /data/comparison | set /data/comparison {"previous_total":0,"change":0,"percent_change":null}',
    ],
  ],
  [
    '/metrics/events/top?range=7d&breakdown=country',
    undefined,
    ['ranked-once | /data/points/44 | repeat /data/points'],
  ],
  [
    '/metrics/events/top?range=7d&compare=yoy',
    undefined,
    ['comparison-sums-up | /data/comparison/change | set /data/comparison/change 100000'],
  ],
  [
    '/metrics/sessions/top?property=country&limit=2',
    undefined,
    ['at-most-limit-values | /data/points | repeat /data/points'],
  ],
  [
    '/metrics/events/raw?limit=3&count_total=true',
    undefined,
    [
      'row-count-of-page | /data/row_count | set /data/row_count 4',
      'row-count-of-page | /data/rows/1 | remove /data/rows/1/0',
      'at-most-limit-rows | /data/rows | repeat /data/rows',
      'total-where-asked | /data/total | remove /data/total',
      'page-of-total | /data/rows | set /data/total 2',
      'each-row-once | /data/rows/3 | repeat /data/rows',
    ],
  ],
  ['/metrics/dau/raw?limit=2', undefined, ['each-row-once | /data/rows/2 | repeat /data/rows']],
  [
    '/metrics/events/top/purchase/raw?limit=2',
    undefined,
    ['rows-of-the-event | /data/rows/1/2 | set /data/rows/1/2 "search"'],
  ],
  [
    '/metrics/events/custom?event=purchase&property=amount',
    undefined,
    [
      'values-are-counted | /data/points/0/value | set /data/points/0/value -1',
      'values-are-counted | /data/points/1/value | set /data/points/1/value 1.5',
    ],
  ],
  ['/metrics/events/custom?event=purchase&property=amount&metric=avg', undefined, []],
  [
    '/metrics/events/per-actor?event=purchase',
    undefined,
    ['events-per-actor-are-counted | /data/points/0/value | set /data/points/0/value -1'],
  ],
  [
    '/metrics/events/raw?limit=1',
    undefined,
    ['total-where-asked | /data/total | set /data/total 2000'],
  ],
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
      'dimension-with-breakdown | /data/points/0/dimension | set /data/points/0/dimension "DE"',
      'series-fill-range | /data/series/1/points/2/date | remove /data/series/1/points/2',
      'series-fill-range | /data/series/0/points | remove /data/series/0/points/0',
      'series-fill-range | /data/series/0/points/4/dimension | set /data/series/0/points/4/dimension "DE"',
      'values-of-formula | /data/points/3/value | set /data/points/3/value 42',
      'values-of-formula | /data/points/0/value | set /data/series/1/points/0/value 0',
      'series-by-letter | /data/series | reverse /data/series',
    ],
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
  [
    '/audiences',
    { name: 'a', definition: {} },
    [
      'audience-as-sent | /data/name | set /data/name "b"',
      'of-the-workspace | /data/workspace_id | set /data/workspace_id "ws_other"',
      'changed-after-creation | /data/updated_at | set /data/updated_at "2020-01-01T00:00:00Z"',
    ],
  ],
  [
    '/audiences',
    {
      name: 'a',
      definition: {
        filters: [{ field: 'country', operator: 'in', value: ['DE', 'US'] }],
        lookback_days: 7,
      },
    },
    [
      'audience-as-sent | /data/definition | set /data/definition {}',
      'audience-as-sent | /data/definition | set /data/definition/lookback_days 8',
      'audience-as-sent | /data/definition | set /data/definition/filters/0/value/1 "FR"',
      'audience-as-sent | /data/definition | repeat /data/definition/filters',
    ],
  ],
  [
    '/audiences/aud_7f3a9c21',
    undefined,
    [
      'audience-asked-for | /data/id | set /data/id "aud_b"',
      'of-the-workspace | /data/workspace_id | set /data/workspace_id "ws_other"',
      'changed-after-creation | /data/updated_at | set /data/updated_at "2020-01-01T00:00:00Z"',
    ],
  ],
  [
    '/audiences',
    undefined,
    [
      'of-the-workspace | /data/0/workspace_id | set /data/0/workspace_id "ws_other"',
      'of-the-workspace | /data/1/id | repeat /data',
    ],
  ],
  [
    '/marks',
    { title: 'a' },
    [
      'mark-as-sent | /data/title | set /data/title "b"',
      'mark-as-sent | /data/category | set /data/category "news"',
      'mark-as-sent | /data/scope | set /data/scope "private"',
      'mark-as-sent | /data/source | set /data/source "manual"',
      'of-the-workspace | /data/workspace_id | set /data/workspace_id "ws_other"',
    ],
  ],
  [
    '/marks',
    { title: 'a', timestamp: '2025-01-01T00:00:00Z', metadata: '{"a":1}' },
    [
      'mark-as-sent | /data/timestamp | set /data/timestamp "2025-01-01T01:00:00Z"',
      'mark-as-sent | /data/metadata | set /data/metadata "{\\"a\\":2}"',
      'mark-as-sent | /data/metadata | remove /data/metadata',
      'metadata-as-text-of-json | /data/metadata | set /data/metadata "nope"',
    ],
  ],
  [
    '/marks',
    { title: 'a', timestamp: '2025-01-01' },
    ['mark-as-sent | /data/timestamp | set /data/timestamp "2025-01-02T00:00:00Z"'],
  ],
  [
    '/marks/mark_5c20e1b8',
    undefined,
    [
      'mark-asked-for | /data/id | set /data/id "mark_b"',
      'of-the-workspace | /data/workspace_id | set /data/workspace_id "ws_other"',
      'metadata-as-text-of-json | /data/metadata | set /data/metadata "nope"',
    ],
  ],
  [
    '/marks?category=release&source=api&from=2025-01-01&to=2099-01-31&limit=1',
    undefined,
    [
      'marks-as-filtered | /data/0/category | set /data/0/category "news"',
      'marks-as-filtered | /data/0/source | set /data/0/source "manual"',
      'marks-as-filtered | /data/0/timestamp | set /data/0/timestamp "2024-12-31T23:59:59Z"',
      'marks-as-filtered | /data/0/timestamp | set /data/0/timestamp "2099-02-01T00:00:00Z"',
      'at-most-limit-marks | /data | repeat /data',
      'of-the-workspace | /data/1/id | repeat /data',
      'metadata-as-text-of-json | /data/0/metadata | set /data/0/metadata "nope"',
    ],
  ],
  [
    '/data/query',
    { query: 'SELECT * FROM events_v1', limit: 2 },
    [
      'row-count-of-result | /data/row_count | set /data/row_count 3',
      'at-most-limit-rows | /data/rows | repeat /data/rows',
    ],
  ],
  ['/data/sources', undefined, ['six-sources | /data | remove /data/5']],
  [
    '/data/sources/events/values/os?search=i&limit=2',
    undefined,
    ['values-as-searched | /data | repeat /data', 'values-as-searched | /data/0 | set /data/0 "x"'],
  ],
];
