import fc from 'fast-check';
import type { components } from '../../../specs/datadog-product-analytics/types.ts';
import type { HttpRequest } from '../../../src/http/exchange.ts';

type Schemas = components['schemas'];
export type Attributes = Schemas['ProductAnalyticsAnalyticsRequestAttributes'];
export type Query = Schemas['ProductAnalyticsAnalyticsQuery'];
export type Event = Schemas['ProductAnalyticsServerSideEventItem'];

export const INTAKE = '/api/v2/prodlytics';
export const SCALAR = '/api/v2/product-analytics/analytics/scalar';
export const TIMESERIES = '/api/v2/product-analytics/analytics/timeseries';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Monday, 2026-02-16. */
export const FROM = 1_771_200_000_000;

export const KEYS = {
  'dd-api-key': 'make-believe',
  'dd-application-key': 'make-believe',
  'content-type': 'application/json',
};

/** A count of all events of a week, by the day, unless the query says otherwise. */
export function attributes(
  query: Partial<Query> = {},
  period: Partial<Omit<Attributes, 'query'>> = {},
): Attributes {
  return {
    from: FROM,
    to: FROM + 7 * DAY,
    ...period,
    query: {
      compute: { aggregation: 'count', interval: DAY },
      query: search('*'),
      ...query,
    },
  };
}

/** A query for the events that a search finds. */
export function search(query: string): Query['query'] {
  return { data_source: 'product_analytics', search: { query } };
}

/** A query for the events of those who did what a search finds often, or seldom, enough. */
export function occurring(
  operator: Schemas['ProductAnalyticsOccurrenceFilter']['operator'],
  value: number,
  query = '*',
): Query['query'] {
  const occurrences = { operator, value: String(value) };
  return { data_source: 'product_analytics_occurrence', search: { query, occurrences } };
}

/** The body of a request for scalars or a timeseries. */
export function analytics(of: Attributes): Schemas['ProductAnalyticsAnalyticsRequest'] {
  return { data: { type: 'formula_analytics_extended_request', attributes: of } };
}

/** A request with make-believe keys; further header fields are added. */
export function post(
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpRequest {
  return { method: 'POST', url, headers: { ...KEYS, ...headers }, body: JSON.stringify(body) };
}

/** An event of an account. */
export const EVENT = {
  account: { id: 'account-67890' },
  application: { id: '123abcde-123a-123b-1234-123456789abc' },
  event: { name: 'payment.processed' },
  type: 'server',
} satisfies Event;

const TERMS = [
  '*',
  '@type:view',
  '@view.name:/cart',
  '@view.name:"/products/?"',
  '@geo.country:"United States"',
  '@customer.tier:premium',
  '@geo.country_iso_code:(US OR FR)',
  'checkout',
];

export const term = fc.constantFrom(...TERMS);

/** Expressions over some terms, with every operator. */
export function expression(terms: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.letrec<{ any: string }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      terms,
      fc
        .tuple(tie('any'), fc.constantFrom(' ', ' AND ', ' OR ', ' && ', ' || '), tie('any'))
        .map(([left, operator, right]) => `(${left})${operator}(${right})`),
      fc
        .tuple(fc.constantFrom('NOT ', '-', '!'), tie('any'))
        .map(([not, inner]) => `${not}(${inner})`),
    ),
  })).any;
}

export const searchQuery = expression(term);

export const facet = fc.constantFrom('@view.name', '@geo.country', '@type', '@customer.tier', '@a');

const metric = fc.constantFrom('@session.time_spent', '@cart.total', '@usr.id');

export const aggregation = fc.constantFrom(
  ...['count', 'cardinality', 'avg', 'sum', 'min', 'max', 'median', 'p75', 'pc90', 'p99.9'],
);

const groupBy: fc.Arbitrary<Schemas['ProductAnalyticsGroupBy']> = fc.record(
  {
    facet,
    limit: fc.integer({ min: 1, max: 12 }),
    should_exclude_missing: fc.boolean(),
    sort: fc.record(
      { aggregation, metric, order: fc.constantFrom('asc' as const, 'desc' as const) },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['facet'] },
);

const AUDIENCES = ['buyers', 'a', 'u_1'] as const;

const audienceFilters: fc.Arbitrary<Schemas['ProductAnalyticsAudienceFilters']> = fc
  .record({
    query: searchQuery,
    segment_id: fc.uuid(),
    formula: expression(fc.constantFrom(...AUDIENCES)),
  })
  .map(({ query, segment_id, formula }) => ({
    users: [{ name: AUDIENCES[0], query }],
    accounts: [{ name: AUDIENCES[1] }],
    segments: [{ name: AUDIENCES[2], segment_id }],
    formula,
  }));

const baseQuery: fc.Arbitrary<Query['query']> = fc.oneof(
  searchQuery.map(search),
  fc
    .tuple(fc.constantFrom('=', '>=', '<=', '>', '<'), fc.nat(30), searchQuery)
    .map(([operator, value, query]) => occurring(operator as '=', value, query)),
);

/** Valid attributes of any form, for at most 100 buckets. */
export const anyAttributes: fc.Arbitrary<Attributes> = fc
  .record({
    from: fc.integer({ min: FROM - 400 * DAY, max: FROM + 400 * DAY }),
    interval: fc.integer({ min: 1, max: 2 * DAY }),
    /** In intervals; the last one needn't be whole. */
    length: fc.double({ min: 0.01, max: 100, noNaN: true }),
    aggregation,
    metric,
    optional: fc.record(
      {
        group_by: fc.array(groupBy, { maxLength: 3 }),
        audience_filters: audienceFilters,
        indexes: fc.subarray(['main']),
      },
      { requiredKeys: [] },
    ),
    query: baseQuery,
    execution: fc.record(
      {
        enforced_execution_type: fc.constantFrom(
          ...(['simple', 'background', 'trino-multistep', 'materialized-view'] as const),
        ),
        request_id: fc.uuid(),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ from, interval, length, aggregation, metric, optional, query, execution }) => ({
    ...execution,
    from,
    to: from + Math.max(1, Math.floor(interval * length)),
    query: { compute: { aggregation, metric, interval }, query, ...optional },
  }));

const id = fc.record({ id: fc.string({ unit: 'grapheme', minLength: 1 }) });

/** Valid events of any form. */
export const anyEvent: fc.Arbitrary<Event> = fc
  .tuple(
    fc.record({ application: id, event: id.map(({ id: name }) => ({ name })) }),
    fc.oneof(
      fc.record({ usr: id }),
      fc.record({ account: id }),
      fc.record({ session: id }),
      fc.record({ usr: id, account: id, session: id }),
    ),
    fc.dictionary(fc.stringMatching(/^[a-z]{8,12}$/), fc.jsonValue()),
  )
  .map(([event, of, custom]) => ({ ...custom, ...event, ...of, type: 'server' }));
