import type { Breaches } from './breaches.ts';

/** Series by their paths, each with the `?` or `&` that more can follow. */
const UNCOMPARED = ['/metrics/events/per-actor?event=purchase&'];
const COMPARED = [
  '/metrics/dau?',
  '/metrics/wau?',
  '/metrics/mau?',
  '/metrics/events?',
  '/metrics/events/custom?event=purchase&property=amount&',
  '/metrics/events/first-time?event=purchase&',
  '/metrics/sessions?',
  '/metrics/sessions/unique?',
  '/metrics/logs?',
  '/metrics/stickiness/daily?',
  '/metrics/stickiness/weekly?',
];
const RANKINGS = [
  '/metrics/events/properties?event=purchase&property=plan&',
  '/metrics/sessions/top?property=country&',
  '/metrics/logs/top?property=level&',
];
const ROWS = [
  '/metrics/dau/raw?',
  '/metrics/wau/raw?',
  '/metrics/mau/raw?',
  '/metrics/events/raw?',
  '/metrics/events/top/purchase/raw?',
  '/metrics/sessions/raw?',
  '/metrics/logs/raw?',
  '/metrics/users/raw?',
];

const COMPARISON = '{"previous_total":0,"change":0,"percent_change":null}';

/** What many operations promise, broken at each of them. */
export const SHARED_BREACHES: readonly Breaches[] = [
  ...[...COMPARED, ...UNCOMPARED].flatMap(brokenSeries),
  ...COMPARED.flatMap(brokenComparison),
  ...RANKINGS.flatMap(brokenRanking),
  ...ROWS.flatMap(brokenRows),
];

function brokenSeries(path: string): Breaches[] {
  return [
    [
      `${path}range=7d`,
      undefined,
      [
        'points-one-bucket-apart | /data/points/3/date | remove /data/points/3',
        'points-fill-range | /data/points | remove /data/points/0',
        'dimension-with-breakdown | /data/points/2/dimension | set /data/points/2/dimension "DE"',
        'series-sums-up | /data/total | set /data/total -1',
      ],
    ],
    [
      `${path}range=2025-01-01,2025-01-10`,
      undefined,
      ['custom-range-includes-both-dates | /data/points/8/date | remove /data/points/9'],
    ],
    [
      `${path}range=90d&breakdown=country`,
      undefined,
      ['dimension-with-breakdown | /data/points/0/dimension | remove /data/points/0/dimension'],
    ],
  ];
}

function brokenComparison(path: string): Breaches[] {
  return [
    [
      `${path}range=7d`,
      undefined,
      [`comparison-with-compare | /data/comparison | set /data/comparison ${COMPARISON}`],
    ],
    [
      `${path}range=7d&compare=previous`,
      undefined,
      [
        'comparison-with-compare | /data/comparison | remove /data/comparison',
        'comparison-of-the-time-before | /data/comparison/previous_points | remove /data/comparison/previous_points/0',
        'comparison-sums-up | /data/comparison/change | set /data/comparison/change 1000000',
      ],
    ],
  ];
}

function brokenRanking(path: string): Breaches[] {
  return [
    [
      `${path}range=90d`,
      undefined,
      [
        'ranked-by-count | /data/points/1/value | reverse /data/points',
        'ranked-once | /data/points/1 | set /data/points/1/dimension "other"',
        'ranking-sums-up | /data/total | set /data/total -1',
      ],
    ],
  ];
}

function brokenRows(path: string): Breaches[] {
  return [
    [
      `${path}range=90d&limit=2&offset=1&count_total=true`,
      undefined,
      [
        'row-count-of-page | /data/row_count | set /data/row_count 3',
        'at-most-limit-rows | /data/rows | repeat /data/rows',
        'total-where-asked | /data/total | remove /data/total',
        'page-of-total | /data/rows | set /data/total 1',
      ],
    ],
  ];
}
