import { describe, expect, test } from 'vitest';
import { compileContract } from '../../../src/compile/compiled-contract.ts';
import type { Operation } from '../../../src/contract/contract.ts';
import { loadContract } from '../../../src/contract/load.ts';

const contract = await loadContract('datadog-product-analytics');
const { validatorOf } = compileContract(contract);
const [intake, scalar, timeseries] = contract.operations;

const FROM = 1771232048460;
const TO = 1771836848262;
const SEGMENT = '4c5c2b8e-6f0d-4d0a-9a55-2f7c3f0e1b6d';

describe('an event', () => {
  const application = { id: '123abcde-123a-123b-1234-123456789abc' };
  const event = { name: 'payment.processed' };
  const usr = { id: '123' };
  const base = { application, event, type: 'server' };

  test.each([
    ['of a user', { ...base, usr }],
    ['of an account', { ...base, account: { id: 'account-456' } }],
    ['of a session', { ...base, session: { id: 'session-789' } }],
    ['of all three', { ...base, usr, account: { id: 'a' }, session: { id: 's' } }],
    ['with custom attributes', { ...base, usr, customer: { tier: 'premium' }, total: 12.5 }],
    ['with more of its user', { ...base, usr: { ...usr, email: 'ada@example.com' } }],
  ])('%s is accepted', (_what, body) => {
    expect(refusals(intake, body)).toEqual([]);
  });

  test.each([
    ['of a user without id', { ...base, usr: {} }, '/usr/id'],
    ['of a user with an empty id', { ...base, usr: { id: '' } }, '/usr/id'],
    ['of a user, and an account without id', { ...base, usr, account: {} }, '/account/id'],
    ['of a user with a number as id', { ...base, usr: { id: 123 } }, '/usr/id'],
    ['of a session in place of its id', { ...base, session: 'session-789' }, '/session'],
    ['without application', { event, type: 'server', usr }, '/application'],
    ['of an application without id', { ...base, usr, application: {} }, '/application/id'],
    ['without event', { application, type: 'server', usr }, '/event'],
    ['without name', { ...base, usr, event: {} }, '/event/name'],
    ['with an empty name', { ...base, usr, event: { name: '' } }, '/event/name'],
    ['without type', { application, event, usr }, '/type'],
    ['of another type', { ...base, usr, type: 'view' }, '/type'],
    ['in a batch', [{ ...base, usr }], ''],
  ])('%s is refused', (_what, body, pointer) => {
    expect(refusals(intake, body)).toEqual([pointer]);
  });

  test('of nobody is refused', () => {
    expect(refusals(intake, base)).not.toEqual([]);
  });
});

describe('a query', () => {
  test.each([
    ['with nothing optional', {}],
    ['for a metric', { compute: { aggregation: 'avg', metric: '@session.time_spent' } }],
    ['for a percentile', { compute: { aggregation: 'pc95', metric: '@session.time_spent' } }],
    ['for a count of a metric', { compute: { aggregation: 'count', metric: '@usr.id' } }],
    ['of an index', { indexes: ['main'] }],
    ['of no index in particular', { indexes: [] }],
    ['grouped by a facet', { group_by: [{ facet: '@view.name' }] }],
    [
      'grouped, limited and sorted',
      { group_by: [{ facet: '@view.name', limit: 1, sort: { order: 'asc' } }] },
    ],
    ['of a segment', { audience_filters: { segments: [{ name: 's', segment_id: SEGMENT }] } }],
    ['of occurrences', { query: occurrences({ operator: '>=', value: '3', meta: { a: 'b' } }) }],
    ['of occurrences without a filter', { query: occurrences(undefined) }],
  ])('%s is accepted', (_what, query) => {
    expect(refusals(scalar, request(query))).toEqual([]);
  });

  test.each([
    ['without compute', { compute: undefined }, '/compute'],
    ['without aggregation', { compute: {} }, '/compute/aggregation'],
    ['for an average of nothing', { compute: { aggregation: 'avg' } }, '/compute/metric'],
    [
      'for a cardinality of nothing',
      { compute: { aggregation: 'cardinality' } },
      '/compute/metric',
    ],
    [
      'with an interval of 0',
      { compute: { aggregation: 'count', interval: 0 } },
      '/compute/interval',
    ],
    [
      'with half an interval',
      { compute: { aggregation: 'count', interval: 0.5 } },
      '/compute/interval',
    ],
    ['of two indexes', { indexes: ['main', 'other'] }, '/indexes'],
    ['grouped by nothing', { group_by: [{}] }, '/group_by/0/facet'],
    ['limited to 0 groups', { group_by: [{ facet: 'a', limit: 0 }] }, '/group_by/0/limit'],
    [
      'in another order',
      { group_by: [{ facet: 'a', sort: { order: 'string' } }] },
      '/group_by/0/sort/order',
    ],
    [
      'of users without a name',
      { audience_filters: { users: [{ query: '*' }] } },
      '/audience_filters/users/0/name',
    ],
    [
      'of accounts without a name',
      { audience_filters: { accounts: [{}] } },
      '/audience_filters/accounts/0/name',
    ],
    [
      'of a segment without id',
      { audience_filters: { segments: [{ name: 's' }] } },
      '/audience_filters/segments/0/segment_id',
    ],
    [
      'of a segment with an empty id',
      { audience_filters: { segments: [{ name: 's', segment_id: '' }] } },
      '/audience_filters/segments/0/segment_id',
    ],
    ['without search', { query: { data_source: 'product_analytics' } }, '/query/search'],
    ['of another source', { query: { data_source: 'rum', search: {} } }, '/query/data_source'],
    ['without source', { query: { search: {} } }, '/query/data_source'],
    [
      'without operator',
      { query: occurrences({ value: '3' }) },
      '/query/search/occurrences/operator',
    ],
    [
      'without threshold',
      { query: occurrences({ operator: '=' }) },
      '/query/search/occurrences/value',
    ],
    [
      'with a number as threshold',
      { query: occurrences({ operator: '=', value: 3 }) },
      '/query/search/occurrences/value',
    ],
    [
      'with a word as threshold',
      { query: occurrences({ operator: '=', value: 'three' }) },
      '/query/search/occurrences/value',
    ],
    [
      'with a number in meta',
      { query: occurrences({ operator: '=', value: '3', meta: { a: 1 } }) },
      '/query/search/occurrences/meta/a',
    ],
  ])('%s is refused', (_what, query, pointer) => {
    expect(refusals(scalar, request(query))).toEqual([`/data/attributes/query${pointer}`]);
  });

  test('with another operator is refused', () => {
    const query = occurrences({ operator: '!=', value: '3' });
    expect(refusals(scalar, request({ query }))).not.toEqual([]);
  });

  test.each([
    ['without data', {}, '/data'],
    ['of another type', { data: { ...request({}).data, type: 'scalar' } }, '/data/type'],
    [
      'without attributes',
      { data: { type: 'formula_analytics_extended_request' } },
      '/data/attributes',
    ],
    ['without from', withAttributes({ from: undefined }), '/data/attributes/from'],
    ['without to', withAttributes({ to: undefined }), '/data/attributes/to'],
    ['from a date', withAttributes({ from: '2026-02-16' }), '/data/attributes/from'],
    [
      'executed otherwise',
      withAttributes({ enforced_execution_type: 'string' }),
      '/data/attributes/enforced_execution_type',
    ],
  ])('%s is refused', (_what, body, pointer) => {
    expect(refusals(scalar, body)).toEqual([pointer]);
  });

  test.each(['simple', 'background', 'trino-multistep', 'materialized-view'])(
    'may be executed as %s',
    (type) => {
      expect(refusals(scalar, withAttributes({ enforced_execution_type: type }))).toEqual([]);
    },
  );

  test.each(['=', '>=', '<=', '>', '<'])('may ask for occurrences by %s', (operator) => {
    expect(refusals(scalar, request({ query: occurrences({ operator, value: '3' }) }))).toEqual([]);
  });
});

describe('a timeseries', () => {
  test.each([
    ['with an interval is accepted', { aggregation: 'count', interval: 3600000 }, []],
    ['without an interval is refused', { aggregation: 'count' }, ['interval']],
    ['of a metric is accepted', { aggregation: 'sum', interval: 1, metric: '@cart.total' }, []],
    ['without metric and interval lacks both', { aggregation: 'sum' }, ['metric', 'interval']],
  ])('%s', (_what, compute, missing) => {
    expect(refusals(timeseries, request({ compute }))).toEqual(
      missing.map((name) => `/data/attributes/query/compute/${name}`),
    );
  });
});

function occurrences(filter: unknown) {
  return { data_source: 'product_analytics_occurrence', search: { occurrences: filter } };
}

function request(query: object) {
  return withAttributes({
    query: {
      compute: { aggregation: 'count' },
      query: { data_source: 'product_analytics', search: { query: '@type:view' } },
      ...query,
    },
  });
}

function withAttributes(attributes: object) {
  const query = {
    compute: { aggregation: 'count' },
    query: { data_source: 'product_analytics', search: {} },
  };
  return {
    data: {
      type: 'formula_analytics_extended_request',
      attributes: { from: FROM, to: TO, query, ...attributes },
    },
  };
}

/** The places where an operation's body, as it is sent, breaks the contract. */
function refusals(operation: Operation | undefined, body: unknown): string[] {
  const schema = operation?.requestBody?.content[0]?.schema;
  if (schema === undefined) throw new Error('there is no request body');
  const sent = JSON.parse(JSON.stringify(body));
  return [...new Set(validatorOf(schema, 'request')(sent).map(({ pointer }) => pointer))];
}
