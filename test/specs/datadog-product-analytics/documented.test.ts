import { expect, test } from 'vitest';
import { createMock } from '../../../src/mock/create-mock.ts';
import { unbrokenClauses } from '../broken-clauses.ts';
import {
  analytics,
  attributes,
  DAY,
  post,
  type Query,
  SCALAR,
  TIMESERIES,
} from './analytics-requests.ts';
import { DOCUMENTED } from './documented.ts';

/** What the recordings leave out: a query with all of its optional members. */
const query: Partial<Query> = {
  compute: { aggregation: 'sum', metric: '@session.time_spent', interval: DAY },
  group_by: [
    {
      facet: '@type',
      limit: 3,
      sort: { aggregation: 'sum', metric: '@session.time_spent', order: 'asc' },
      source: 'users',
    },
  ],
  indexes: ['main'],
  query: {
    data_source: 'product_analytics_occurrence',
    search: { query: '*', occurrences: { operator: '>=', value: '1', meta: { any: 'text' } } },
  },
};
const { respond } = await createMock('datadog-product-analytics');
const more = [SCALAR, TIMESERIES].map((path, index) => {
  const url = `https://api.datadoghq.com${path}`;
  const request = post(url, analytics(attributes(query)));
  return { source: { file: 'mock', index }, request, response: respond({ ...request, url: path }) };
});
const unbroken = await unbrokenClauses('datadog-product-analytics', more);

test.each(Object.entries(DOCUMENTED))(
  'the check finds each documented clause of %s broken',
  async (id, documented) => {
    expect(await unbroken(id, documented)).toEqual([]);
  },
);
