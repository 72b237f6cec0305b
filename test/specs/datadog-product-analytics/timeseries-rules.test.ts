import { describe, expect, test } from 'vitest';
import { checkOne } from '../../conformance/exchanges.ts';
import { attributes, DAY, FROM, TIMESERIES } from './analytics-requests.ts';
import { answered, average, byA, firstOfA, firstOfBoth, subject, users } from './answered.ts';

describe('a timeseries', () => {
  const times = [FROM, FROM + DAY];
  const series = (...tags: string[][]) => tags.map((group_tags) => ({ group_tags }));

  test.each([
    [{}, { times, series: series([]), values: [[1, null]] }],
    [{}, { times: [FROM - 5, FROM - 5 + DAY], series: [{}], values: [[1, 2]] }],
    [{}, { times: [], series: [], values: [] }],
    [{}, {}],
    [{}, { series: series([]) }],
    [{}, { values: [[1, 2]] }],
    [{}, { intervals: [{ milliseconds: DAY, times }, { milliseconds: 5 }, { times: [1, 2, 4] }] }],
    [{}, { times, intervals: [{ milliseconds: DAY, start_time: FROM, times, type: 'fixed' }] }],
    [{}, { times: [FROM, FROM + 5], intervals: [{ milliseconds: 5, type: 'auto' }] }],
    [{}, { times: [FROM, FROM + 5], intervals: [{ type: 'auto' }] }],
    [byA, { series: [{ group_tags: ['x'] }, {}, {}] }],
    [{ compute: average }, { values: [[-1, 0.5]] }],
    [byA, { times, series: [{}], values: [[1, 2]] }],
    [firstOfA, { times, series: series(['x']), values: [[1, 2]] }],
    [firstOfBoth, { series: series(['x', 'y'], ['x', 'z']) }],
  ])('of %j can be %j', async (query, data) => {
    const { verdict, findings } = await checkOne(answered(TIMESERIES, query, data), [subject]);
    expect(findings).toEqual([]);
    expect(verdict).toBe('pass');
  });

  test.each([
    [{}, { series: series([]), values: [] }, 'values-per-series', '/values'],
    [{}, { times, series: series([]), values: [[1]] }, 'value-per-time', '/values/0'],
    [byA, { series: series(['x'], []) }, 'tag-per-facet', '/series/1/group_tags'],
    [{}, { times: [FROM, FROM] }, 'times-ascend-before-to', '/times/1'],
    [{}, { times: [attributes().to] }, 'times-ascend-before-to', '/times/0'],
    [{}, { times: [FROM - DAY, FROM] }, 'buckets-reach-into-period', '/times/0'],
    [{}, { times: [0, DAY, 2 * DAY] }, 'buckets-reach-into-period', '/times/0'],
    [
      {},
      { times, intervals: [{ milliseconds: DAY, times: [FROM] }] },
      'interval-has-times',
      '/intervals/0/times',
    ],
    [
      {},
      { times, intervals: [{ start_time: FROM - DAY, times }] },
      'interval-starts-with-times',
      '/intervals/0/start_time',
    ],
    [
      {},
      { intervals: [{ milliseconds: 5, type: 'fixed' }] },
      'fixed-interval-as-asked',
      '/intervals/0/milliseconds',
    ],
    [{}, { times: [FROM, FROM + 5] }, 'times-one-bucket-apart', '/times/1'],
    [{}, { series: series([], []) }, 'one-series-ungrouped', '/series'],
    [byA, { series: series(['x'], ['y'], ['x']) }, 'groups-differ', '/series/2/group_tags'],
    [{}, { values: [[1, null, -1]] }, 'counts-whole', '/values/0/2'],
    [{ compute: users }, { values: [[1], [0.5]] }, 'counts-whole', '/values/1/0'],
    [
      {},
      { intervals: [{}, { milliseconds: DAY, times: [...times, FROM + 3 * DAY] }] },
      'times-one-bucket-apart',
      '/intervals/1/times/2',
    ],
    [firstOfA, { series: series(['x'], ['y']) }, 'at-most-limit-groups', '/series'],
  ])('of %j breaks a rule by %j', async (query, data, rule, place) => {
    const { verdict, findings } = await checkOne(answered(TIMESERIES, query, data), [subject]);
    expect(verdict).toBe('fail');
    expect(findings).toMatchObject([
      {
        check: 'documented-rule',
        operation: `POST ${TIMESERIES}`,
        at: 'response.body',
        pointer: `/data/attributes${place}`,
        documented: expect.stringContaining(`(${rule})`),
      },
    ]);
  });

  test('a text among values is found', async () => {
    const { findings } = await checkOne(answered(TIMESERIES, {}, { values: [['1']] }), [subject]);
    expect(findings).toMatchObject([
      { check: 'response-body', pointer: '/data/attributes/values/0/0' },
    ]);
  });
});
