import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMock } from '../../../src/mock/create-mock.ts';
import {
  analytics,
  anyAttributes,
  anyEvent,
  attributes,
  DAY,
  EVENT,
  FROM,
  INTAKE,
  occurring,
  post,
  SCALAR,
  TIMESERIES,
} from './analytics-requests.ts';
import { bodyOf, messageOf } from './answers.ts';

const { respond } = await createMock('datadog-product-analytics');

describe('an event that is broken in one place is told where', () => {
  test.each<[string, unknown, string, string]>([
    ['/application', undefined, 'a value (required)', 'nothing'],
    ['/application/id', undefined, 'a value (required)', 'nothing'],
    ['/application/id', '', 'at least 1 character', '""'],
    ['/event', undefined, 'a value (required)', 'nothing'],
    ['/event/name', '', 'at least 1 character', '""'],
    ['/event/name', 5, 'string', '5'],
    ['/type', undefined, 'a value (required)', 'nothing'],
    ['/type', 'view', '"server"', '"view"'],
    ['/usr', 'ada', 'object', '"ada"'],
    ['/session', {}, 'a value (required)', 'nothing'],
  ])('%s: %j', (pointer, value, expected, received) => {
    const event = anyEvent.filter(({ usr, session }) => usr !== undefined && session !== undefined);
    fc.assert(
      fc.property(event, (valid) => {
        const answer = respond(post(INTAKE, withValueAt(valid, pointer, value)));
        const place = pointer === '/session' ? '/session/id' : pointer;
        const detail = `Malformed payload: the body at ${place}: expected ${expected}, received ${received}`;
        expect(answer.status).toBe(400);
        expect(bodyOf(answer)).toEqual({
          errors: [{ detail, status: '400', title: 'Bad Request' }],
        });
      }),
      { numRuns: 10 },
    );
  });

  test('nobody: those whose it could be are named', () => {
    const answer = respond(post(INTAKE, withValueAt(EVENT, '/account', undefined)));
    expect(answer.status).toBe(400);
    const expected = ['/usr', '/account', '/session'].map((at) => `${at} a value (required)`);
    expect(messageOf(answer)).toContain(`the body: expected ${expected.join(', or ')}, received {`);
  });
});

describe.each([SCALAR, TIMESERIES])(
  'a query of %s that is broken in one place is told where',
  (path) => {
    const complete = anyAttributes.map(({ query, ...of }) =>
      analytics({
        ...of,
        query: {
          ...query,
          query: occurring('>=', 3),
          group_by: [{ facet: '@type', limit: 3, sort: { order: 'asc' } }],
          audience_filters: {
            users: [{ name: 'u' }],
            accounts: [{ name: 'a' }],
            segments: [{ name: 's', segment_id: '4c5c2b8e-6f0d-4d0a-9a55-2f7c3f0e1b6d' }],
            formula: 'u AND (a OR s)',
          },
        },
      }),
    );

    const REQUIRED = ['a value (required)', 'nothing'] as const;

    test.each<[string, unknown, string, string]>([
      ['', undefined, ...REQUIRED],
      ['/type', undefined, ...REQUIRED],
      ['/type', 'scalar', '"formula_analytics_extended_request"', '"scalar"'],
      ['/attributes', undefined, ...REQUIRED],
      ['/attributes/from', undefined, ...REQUIRED],
      ['/attributes/from', '2026', 'integer', '"2026"'],
      ['/attributes/to', undefined, ...REQUIRED],
      ['/attributes/to', null, 'integer', 'null'],
      ['/attributes/request_id', 1, 'string', '1'],
      [
        '/attributes/enforced_execution_type',
        'fast',
        'one of "simple", "background", "trino-multistep", "materialized-view"',
        '"fast"',
      ],
      ['/attributes/query', undefined, ...REQUIRED],
      ['/attributes/query/compute', undefined, ...REQUIRED],
      ['/attributes/query/compute/aggregation', undefined, ...REQUIRED],
      ['/attributes/query/compute/interval', 0, 'at least 1', '0'],
      ['/attributes/query/compute/metric', 5, 'string', '5'],
      ['/attributes/query/query', undefined, ...REQUIRED],
      ['/attributes/query/query/data_source', undefined, ...REQUIRED],
      ['/attributes/query/query/search', undefined, ...REQUIRED],
      ['/attributes/query/query/search/query', 5, 'string', '5'],
      ['/attributes/query/query/search/occurrences/operator', undefined, ...REQUIRED],
      [
        '/attributes/query/query/search/occurrences/operator',
        '~',
        'one of "=", ">=", "<=", ">", "<"',
        '"~"',
      ],
      ['/attributes/query/query/search/occurrences/value', 3, 'string', '3'],
      [
        '/attributes/query/query/search/occurrences/value',
        'x',
        'to match the pattern ^[0-9]+$',
        '"x"',
      ],
      ['/attributes/query/group_by', {}, 'array', '{}'],
      ['/attributes/query/group_by/0/facet', undefined, ...REQUIRED],
      ['/attributes/query/group_by/0/limit', 0, 'at least 1', '0'],
      ['/attributes/query/group_by/0/should_exclude_missing', 'no', 'boolean', '"no"'],
      ['/attributes/query/group_by/0/sort/order', 'up', 'one of "asc", "desc"', '"up"'],
      ['/attributes/query/indexes', ['a', 'b'], 'at most 1 item', '["a","b"]'],
      ['/attributes/query/audience_filters/users/0/name', undefined, ...REQUIRED],
      ['/attributes/query/audience_filters/accounts/0/query', 5, 'string', '5'],
      ['/attributes/query/audience_filters/segments/0/segment_id', undefined, ...REQUIRED],
      ['/attributes/query/audience_filters/segments/0/segment_id', 'x', 'uuid', '"x"'],
    ])('/data%s: %j', (pointer, value, expected, received) => {
      fc.assert(
        fc.property(complete, (valid) => {
          const answer = respond(post(path, withValueAt(valid, `/data${pointer}`, value)));
          const place = `the body at /data${pointer}`;
          expect(answer.status).toBe(400);
          expect(bodyOf(answer)).toEqual({
            errors: [`Bad Request: ${place}: expected ${expected}, received ${received}`],
          });
        }),
        { numRuns: 5 },
      );
    });

    test.each([
      ['/attributes/to', FROM - 1000 * DAY, 'from must be less than to'],
      [
        '/attributes/query/audience_filters/formula',
        'u OR x',
        'the formula names an audience that is not declared',
      ],
    ])('/data%s: %j, by a rule', (pointer, value, reason) => {
      fc.assert(
        fc.property(complete, (valid) => {
          const answer = respond(post(path, withValueAt(valid, `/data${pointer}`, value)));
          expect(answer.status).toBe(400);
          expect(bodyOf(answer)).toEqual({ errors: [`Bad Request: ${reason}`] });
        }),
        { numRuns: 10 },
      );
    });

    test('by a period of no length', () => {
      const answer = respond(post(path, analytics(attributes({}, { to: FROM }))));
      expect(messageOf(answer)).toBe('Bad Request: from must be less than to');
    });

    test('by an aggregation of nothing', () => {
      const of = attributes({ compute: { aggregation: 'sum', interval: DAY } });
      const place = 'the body at /data/attributes/query/compute/metric';
      expect(messageOf(respond(post(path, analytics(of))))).toBe(
        `Bad Request: ${place}: expected a value (required), received nothing`,
      );
    });
  },
);

test('only a timeseries needs an interval', () => {
  const of = analytics(attributes({ compute: { aggregation: 'count' } }));
  expect(respond(post(SCALAR, of)).status).toBe(200);
  expect(messageOf(respond(post(TIMESERIES, of)))).toContain('/compute/interval: expected a value');
});

/** A copy of a body with another value at a place; without a value, the place is left out. */
function withValueAt(body: object, pointer: string, value: unknown): unknown {
  const copy = structuredClone(body);
  const keys = pointer.slice(1).split('/');
  const last = keys.pop() ?? '';
  let parent = copy as Record<string, unknown>;
  for (const key of keys) parent = parent[key] as Record<string, unknown>;
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}
