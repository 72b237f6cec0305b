import type { Breaches } from './breaches.ts';

export const METRIC_BREACHES: readonly Breaches[] = [
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
    '/metrics/events/properties?event=purchase&property=plan&compare=previous',
    undefined,
    [
      'comparison-with-compare | /data/comparison | remove /data/comparison',
      'comparison-sums-up | /data/comparison/change | set /data/comparison/change 100000',
    ],
  ],
  [
    '/metrics/sessions/top?property=country&limit=2',
    undefined,
    ['at-most-limit-values | /data/points | repeat /data/points'],
  ],
  [
    '/metrics/logs/top?property=service&limit=2',
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
];
