import { describe, expect, test } from 'vitest';
import { compileContract } from '../../../src/compile/compiled-contract.ts';
import { checkOne, exchange } from '../../conformance/exchanges.ts';
import { mockOf, request, tell } from './tell.ts';

const subject = { compiled: compileContract(tell.contract), semantics: tell.semantics };

/** Judges the mock's answer to a request after a change of its body. */
async function judge(path: string, body: unknown, change: (answer: never) => void) {
  const method = body === undefined ? 'GET' : 'POST';
  const asked = request(method, path, { body });
  const answer = mockOf().respond(asked);
  const changed = JSON.parse(String(answer.body));
  change(changed as never);
  return checkOne(
    exchange(
      { ...asked, url: `https://your-tell-server${asked.url}`, body },
      { status: answer.status, headers: { 'content-type': 'application/json' }, body: changed },
    ),
    [subject],
  );
}

interface Point {
  date: string;
  value: number;
  dimension?: string;
}
interface Series {
  data: {
    points: Point[];
    total: number;
    max: number;
    avg: number;
    comparison?: { change: number; percent_change: number | null; previous_points: Point[] };
  };
}
interface Rows {
  data: { columns: unknown[]; rows: unknown[][]; row_count: number; total?: number };
}
interface Funnel {
  data: {
    steps: {
      count: number;
      step_rate: number;
      overall_rate: number;
      event: string;
      drop_off: number;
    }[];
    overall_conversion: number;
    breakdown?: unknown[];
  };
}
interface Retention {
  data: {
    cohorts: { cohort_date: string; cohort_size: number; retention: number[]; counts: number[] }[];
    averages: number[];
  };
}

const at = <Item>(list: readonly Item[], index: number): Item => list.at(index) as Item;
const dau = '/metrics/dau?range=7d';
const compared = '/metrics/dau?range=7d&compare=previous';
const split = '/metrics/events?range=7d&breakdown=country';
const top = '/metrics/events/top?range=7d';
const page = '/metrics/events/raw?limit=3&count_total=true';
const steps = [{ event: 'page_view' }, { event: 'search' }, { event: 'purchase' }];
const funnel = { steps, range: '90d', breakdown: 'country' };
const sized = {
  group_by: 'country',
  size: { type: 'count' },
  intensity: { type: 'unique_actors' },
  max_groups: 3,
};
const formula = { series: [{ metric: 'dau' }, { metric: 'wau' }], formula: 'A / B', range: '7d' };

/** A path, a body or none, a rule, where it is broken, and how. */
const BREACHES: [string, unknown, string, string, (answer: never) => void][] = [
  [
    dau,
    undefined,
    'points-one-bucket-apart',
    '/data/points/3/date',
    ({ data }: Series) => data.points.splice(3, 1),
  ],
  [
    dau,
    undefined,
    'points-one-bucket-apart',
    '/data/points/1/date',
    ({ data }: Series) => data.points.reverse(),
  ],
  [split, undefined, 'points-one-bucket-apart', '', ({ data }: Series) => data.points.reverse()],
  [
    '/metrics/dau?range=2025-01-01,2025-01-31',
    undefined,
    'custom-range-includes-both-dates',
    '/data/points/29/date',
    ({ data }: Series) => data.points.pop(),
  ],
  [
    '/metrics/mau?range=2025-01-15,2025-01-31&granularity=weekly',
    undefined,
    'custom-range-includes-both-dates',
    '/data/points/0/date',
    ({ data }: Series) => data.points.shift(),
  ],
  [
    dau,
    undefined,
    'dimension-with-breakdown',
    '/data/points/2/dimension',
    ({ data }: Series) => {
      at(data.points, 2).dimension = 'DE';
    },
  ],
  [
    split,
    undefined,
    'dimension-with-breakdown',
    '/data/points/0/dimension',
    ({ data }: Series) => {
      delete at(data.points, 0).dimension;
    },
  ],
  [
    dau,
    undefined,
    'series-sums-up',
    '/data/total',
    ({ data }: Series) => {
      data.total += 1;
    },
  ],
  [
    dau,
    undefined,
    'series-sums-up',
    '/data/max',
    ({ data }: Series) => {
      data.max += 1;
    },
  ],
  [
    dau,
    undefined,
    'series-sums-up',
    '/data/avg',
    ({ data }: Series) => {
      data.avg += 1;
    },
  ],
  [
    compared,
    undefined,
    'comparison-sums-up',
    '/data/comparison/change',
    ({ data }: Series) => {
      if (data.comparison) data.comparison.change += 1;
    },
  ],
  [
    compared,
    undefined,
    'comparison-sums-up',
    '/data/comparison/percent_change',
    ({ data }: Series) => {
      if (data.comparison) data.comparison.percent_change = null;
    },
  ],
  [
    compared,
    undefined,
    'comparison-with-compare',
    '/data/comparison/previous_points',
    ({ data }: Series) => data.comparison?.previous_points.pop(),
  ],
  [
    compared,
    undefined,
    'comparison-with-compare',
    '/data/comparison',
    ({ data }: Series) => {
      delete data.comparison;
    },
  ],
  [
    top,
    undefined,
    'ranked-by-count',
    '/data/points/1/value',
    ({ data }: Series) => data.points.reverse(),
  ],
  [
    top,
    undefined,
    'ranked-once',
    '/data/points/2',
    ({ data }: Series) => {
      at(data.points, 2).dimension = 'other';
    },
  ],
  [
    top,
    undefined,
    'ranking-sums-up',
    '/data/total',
    ({ data }: Series) => {
      data.total += 1;
    },
  ],
  [
    '/metrics/sessions/top?property=country&limit=2',
    undefined,
    'at-most-limit-values',
    '/data/points',
    ({ data }: Series) => data.points.push({ date: 'a', value: 0, dimension: 'a' }),
  ],
  [
    page,
    undefined,
    'row-count-of-page',
    '/data/row_count',
    ({ data }: Rows) => {
      data.row_count = 4;
    },
  ],
  [
    page,
    undefined,
    'row-count-of-page',
    '/data/rows/1',
    ({ data }: Rows) => at(data.rows, 1).pop(),
  ],
  [
    page,
    undefined,
    'at-most-limit-rows',
    '/data/rows',
    ({ data }: Rows) => {
      data.rows.push(at(data.rows, 0));
      data.row_count = 4;
    },
  ],
  [
    page,
    undefined,
    'total-where-asked',
    '/data/total',
    ({ data }: Rows) => {
      delete data.total;
    },
  ],
  [
    page,
    undefined,
    'page-of-total',
    '/data/rows',
    ({ data }: Rows) => {
      data.total = 2;
    },
  ],
  [
    '/metrics/lifecycle',
    undefined,
    'periods-one-bucket-apart',
    '/data/points/1/date',
    ({ data }: Series) => data.points.splice(1, 1),
  ],
  ['/metrics/segments', undefined, 'eight-segments', '', (answer: unknown[]) => answer.pop()],
  [
    '/metrics/segments',
    undefined,
    'families-hold-every-user',
    '',
    (answer: { users: number }[]) => {
      at(answer, 0).users += 1;
    },
  ],
  [
    '/metrics/segments/new?limit=2',
    undefined,
    'users-of-the-segment',
    '/data/users',
    ({ data }: { data: { users: unknown[] } }) => data.users.push(data.users[0]),
  ],
  [
    '/metrics/formula',
    formula,
    'values-one-bucket-apart',
    '/data/points/1/date',
    ({ data }: Series) => data.points.splice(1, 1),
  ],
  [
    '/metrics/formula',
    formula,
    'series-by-letter',
    '/data/series',
    ({ data }: { data: { series: unknown[] } }) => data.series.reverse(),
  ],
  [
    '/metrics/grouped',
    sized,
    'at-most-max-groups',
    '/data/groups',
    ({ data }: { data: { groups: unknown[] } }) =>
      data.groups.push({ group: 'a', size: 0, intensity: 0 }),
  ],
  [
    '/metrics/grouped',
    sized,
    'largest-group-first',
    '/data/groups/1',
    ({ data }: { data: { groups: unknown[] } }) => data.groups.reverse(),
  ],
  [
    '/funnels',
    funnel,
    'steps-as-asked',
    '/data/steps',
    ({ data }: Funnel) => {
      at(data.steps, 1).event = 'other';
    },
  ],
  [
    '/funnels',
    funnel,
    'counts-never-rise',
    '/data/steps/2/count',
    ({ data }: Funnel) => {
      at(data.steps, 2).count = at(data.steps, 1).count + 1;
    },
  ],
  [
    '/funnels',
    funnel,
    'rates-of-counts',
    '/data/steps/1/step_rate',
    ({ data }: Funnel) => {
      at(data.steps, 1).step_rate /= 2;
    },
  ],
  [
    '/funnels',
    funnel,
    'rates-of-counts',
    '/data/steps/2/overall_rate',
    ({ data }: Funnel) => {
      at(data.steps, 2).overall_rate = 1;
    },
  ],
  [
    '/funnels',
    funnel,
    'rates-of-counts',
    '/data/steps/1/drop_off',
    ({ data }: Funnel) => {
      at(data.steps, 1).drop_off += 1;
    },
  ],
  [
    '/funnels',
    funnel,
    'conversion-of-last-step',
    '/data/overall_conversion',
    ({ data }: Funnel) => {
      data.overall_conversion = 1;
    },
  ],
  [
    '/funnels',
    funnel,
    'breakdown-adds-up',
    '/data/steps/0/count',
    ({ data }: Funnel) => data.breakdown?.pop(),
  ],
  [
    '/funnels',
    funnel,
    'breakdown-adds-up',
    '/data/breakdown',
    ({ data }: Funnel) => {
      delete data.breakdown;
    },
  ],
  [
    '/funnels/trend',
    { steps },
    'points-one-bucket-apart',
    '/data/points/1/date',
    ({ data }: Series) => data.points.splice(1, 1),
  ],
  [
    '/funnels/trend',
    { steps },
    'conversion-is-a-share',
    '/data/points/0/value',
    ({ data }: Series) => {
      at(data.points, 0).value = 40;
    },
  ],
  [
    '/funnels/trend',
    { steps },
    'series-sums-up',
    '/data/total',
    ({ data }: Series) => {
      data.total += 1;
    },
  ],
  [
    '/retention',
    { periods: 2 },
    'at-most-periods',
    '/data/cohorts/0/retention',
    ({ data }: Retention) => {
      at(data.cohorts, 0).retention.push(0);
      at(data.cohorts, 0).counts.push(0);
    },
  ],
  [
    '/retention',
    {},
    'younger-cohorts-are-shorter',
    '/data/cohorts/1',
    ({ data }: Retention) => data.cohorts.reverse(),
  ],
  [
    '/retention',
    {},
    'cohort-begins-whole',
    '/data/cohorts/0/counts',
    ({ data }: Retention) => {
      at(data.cohorts, 0).counts[0] = 0;
    },
  ],
  [
    '/retention',
    {},
    'retention-of-counts',
    '/data/cohorts/0/retention',
    ({ data }: Retention) => {
      at(data.cohorts, 0).retention[0] = 0.5;
    },
  ],
  [
    '/retention',
    {},
    'averages-of-columns',
    '/data/averages/1',
    ({ data }: Retention) => {
      data.averages[1] = 1;
    },
  ],
  [
    '/audiences',
    { name: 'a', definition: {} },
    'audience-as-sent',
    '/data/name',
    ({ data }: { data: { name: string } }) => {
      data.name = 'b';
    },
  ],
  [
    '/audiences/aud_7f3a9c21',
    undefined,
    'audience-asked-for',
    '/data/id',
    ({ data }: { data: { id: string } }) => {
      data.id = 'aud_other';
    },
  ],
  [
    '/marks',
    { title: 'a' },
    'mark-as-sent',
    '/data/category',
    ({ data }: { data: { category: string } }) => {
      data.category = 'news';
    },
  ],
  [
    '/marks/mark_5c20e1b8',
    undefined,
    'mark-asked-for',
    '/data/id',
    ({ data }: { data: { id: string } }) => {
      data.id = 'mark_other';
    },
  ],
  ...(
    [
      ['?category=release', 'category', 'news'],
      ['?source=api', 'source', 'manual'],
      ['?from=2025-01-01', 'timestamp', '2024-12-31T23:59:59Z'],
      ['?to=2099-01-31', 'timestamp', '2099-02-01T00:00:00Z'],
    ] as const
  ).map(([query, member, value]): (typeof BREACHES)[number] => [
    `/marks${query}`,
    undefined,
    'marks-as-filtered',
    `/data/0/${member}`,
    ({ data }: { data: Record<string, string>[] }) => {
      at(data, 0)[member] = value;
    },
  ]),
  [
    '/marks?limit=1',
    undefined,
    'at-most-limit-marks',
    '/data',
    ({ data }: { data: unknown[] }) => data.push(data[0]),
  ],
  [
    '/data/query',
    { query: 'SELECT * FROM events_v1', limit: 2 },
    'row-count-of-result',
    '/data/row_count',
    ({ data }: Rows) => {
      data.row_count = 3;
    },
  ],
  [
    '/data/query',
    { query: 'SELECT * FROM events_v1', limit: 2 },
    'at-most-limit-rows',
    '/data/rows',
    ({ data }: Rows) => {
      data.rows.push(at(data.rows, 0));
      data.row_count = 3;
    },
  ],
  [
    '/data/sources',
    undefined,
    'six-sources',
    '/data',
    ({ data }: { data: unknown[] }) => data.pop(),
  ],
  [
    '/data/sources/events/values/os?limit=2',
    undefined,
    'values-as-searched',
    '/data',
    ({ data }: { data: unknown[] }) => data.push('x'),
  ],
  [
    '/data/sources/events/values/os?search=i',
    undefined,
    'values-as-searched',
    '/data/0',
    ({ data }: { data: unknown[] }) => {
      data[0] = 'x';
    },
  ],
];

describe('an answer', () => {
  test.each(BREACHES)('to %s, %j, breaks %s at %s', async (path, body, rule, pointer, change) => {
    const { verdict, findings } = await judge(path, body, change);
    expect(verdict).toBe('fail');
    expect(findings).toContainEqual(
      expect.objectContaining({
        check: 'documented-rule',
        documented: expect.stringContaining(`(${rule})`),
        ...(pointer !== '' && { pointer }),
      }),
    );
  });

  test.each(BREACHES)('to %s, %j, as it is, breaks none', async (path, body) => {
    const { verdict, findings } = await judge(path, body, () => {});
    expect([verdict, findings]).toEqual(['pass', []]);
  });

  test('may be rounded', async () => {
    const { findings } = await judge('/retention', {}, ({ data }: Retention) => {
      data.averages = data.averages.map((average) => Math.round(average * 100) / 100);
    });
    expect(findings).toEqual([]);
  });
});

describe('a success in spite of a rule is found:', () => {
  const answered = (path: string, body: unknown, answer: unknown) => {
    const asked = request(body === undefined ? 'GET' : 'POST', path, { body });
    return checkOne(
      exchange(
        { ...asked, url: `https://your-tell-server${asked.url}`, body },
        { headers: { 'content-type': 'application/json' }, body: answer },
      ),
      [subject],
    );
  };
  const series = { data: { points: [], total: 0, min: 0, max: 0, avg: 0 } };
  const table = { data: { columns: [], rows: [], row_count: 0, execution_time_ms: 1 } };

  test.each([
    ['/metrics/dau?range=2025-02-01,2025-01-01', undefined, series, 'range-of-two-dates', '/range'],
    [
      '/metrics/dau?conditions[0][field]=a&conditions[0][operator]=in&conditions[0][value]=b',
      undefined,
      series,
      'value-suits-operator',
      '/conditions/0/value',
    ],
    [
      '/metrics/formula',
      { series: [{ metric: 'dau' }], formula: 'A A' },
      { data: { points: [], series: [] } },
      'formula-is-an-expression',
      '/formula',
    ],
    [
      '/metrics/formula',
      { series: [{ metric: 'dau' }], formula: 'B' },
      { data: { points: [], series: [] } },
      'formula-names-series',
      '/formula',
    ],
    [
      '/metrics/formula',
      { series: [{ metric: 'dau', range: '2025-02-01,2025-01-01' }], formula: 'A' },
      { data: { points: [], series: [] } },
      'series-range-of-two-dates',
      '/series/0/range',
    ],
    ['/data/query', { query: 'DROP TABLE a' }, table, 'only-select', '/query'],
    ['/data/sources/orders/fields', undefined, { data: [] }, 'source-available', '/source'],
    [
      '/metrics/segments/vip',
      undefined,
      { data: { segment: 'new', users: [] } },
      'segment-built-in',
      '/segment',
    ],
  ])('%s, %j', async (path, body, answer, rule, pointer) => {
    const { findings } = await answered(path, body, answer);
    expect(findings).toContainEqual(
      expect.objectContaining({
        check: 'documented-rule',
        pointer,
        documented: expect.stringContaining(`(${rule})`),
      }),
    );
  });
});
