import { describe, expect, test } from 'vitest';
import { compileContract } from '../../../src/compile/compiled-contract.ts';
import { checkOne, exchange } from '../../conformance/exchanges.ts';
import { ANALYSIS_BREACHES } from './breaches/analyses.ts';
import { ENTITY_BREACHES } from './breaches/entities.ts';
import { METRIC_BREACHES } from './breaches/metrics.ts';
import { SHARED_BREACHES } from './breaches/shared.ts';
import { changed } from './changed.ts';
import { mockOf, request, tell } from './tell.ts';

const subject = { compiled: compileContract(tell.contract), semantics: tell.semantics };

const BREACHES = [...SHARED_BREACHES, ...METRIC_BREACHES, ...ANALYSIS_BREACHES, ...ENTITY_BREACHES];

describe.each(BREACHES)('an answer to %s, %j,', (path, body, breaches) => {
  test('breaks no rule as it is', async () => {
    const { verdict, findings } = await judge(path, body, answer(path, body));
    expect([verdict, findings]).toEqual(['pass', []]);
  });

  test.each(breaches)('breaks %s', async (breach) => {
    const [rule, pointer, change = ''] = breach.split('|').map((part) => part.trim());
    const { verdict, findings } = await judge(path, body, changed(answer(path, body), change));
    expect(verdict).toBe('fail');
    expect(findings).toContainEqual(
      expect.objectContaining({
        check: 'documented-rule',
        pointer,
        documented: expect.stringContaining(`(${rule})`),
      }),
    );
  });
});

test.each([
  ['/metrics/dau?range=7d', undefined, '/data/points/0/value', -3],
  ['/metrics/dau?range=7d', undefined, '/data/points/0/value', 3.5],
  ['/metrics/sessions?compare=yoy', undefined, '/data/comparison/previous_points/0/value', -1],
  ['/metrics/events/first-time?event=search', undefined, '/data/points/1/value', 0.5],
  ['/metrics/logs/top?property=level', undefined, '/data/points/1/value', 2.5],
  ['/metrics/stickiness/daily', undefined, '/data/points/0/value', 1.4],
  ['/metrics/stickiness/weekly', undefined, '/data/points/0/value', -0.4],
  ['/funnels/trend', { steps: [{ event: 'a' }, { event: 'b' }] }, '/data/points/0/value', 40],
  [
    '/metrics/formula',
    { series: [{ metric: 'dau' }], formula: 'A' },
    '/data/series/0/points/1/value',
    -2,
  ],
])('an answer to %s, %j, that has at %s a %d breaks its schema', async (path, body, at, value) => {
  const { findings } = await judge(path, body, changed(answer(path, body), `set ${at} ${value}`));
  expect(findings).toContainEqual(expect.objectContaining({ check: 'response-body', pointer: at }));
});

test.each([
  [
    '/marks',
    { title: 'a', timestamp: '2025-01-01T01:00:00+01:00' },
    '/data/timestamp',
    '2025-01-01T00:00:00Z',
  ],
  [
    '/marks',
    { title: 'a', timestamp: '2025-01-01T00:00:00.512Z' },
    '/data/timestamp',
    '2025-01-01T00:00:00Z',
  ],
  [
    '/marks',
    { title: 'a', timestamp: '2025-01-01' },
    '/data/timestamp',
    '2025-01-01T00:00:00+09:00',
  ],
  ['/marks', { title: 'a', metadata: '{"a":1,"b":2}' }, '/data/metadata', '{ "b": 2, "a": 1.0 }'],
  ['/marks', { title: 'a', source: 'manual' }, '/data/source', 'manual'],
  ['/marks', { title: 'a' }, '/data/description', null],
  ['/marks', { title: 'a' }, '/data/source_ref', null],
  ['/marks', { title: 'a' }, '/data/metadata', null],
  ['/audiences', { name: 'a', definition: {} }, '/data/description', null],
  ['/data/query', { query: 'SELECT * FROM events_v1', limit: 1 }, '/data/rows/0/12', { a: [1] }],
  [
    '/audiences',
    { name: 'a', definition: { filters: [{ field: 'os', value: 'iOS' }] } },
    '/data/definition',
    { filters: [{ field: 'os', operator: 'eq', value: 'iOS' }], events: [] },
  ],
])('what is sent to %s, %j, may have at %s %j', async (path, body, at, value) => {
  const given = changed(answer(path, body), `set ${at} ${JSON.stringify(value)}`);
  expect(await judge(path, body, given)).toMatchObject({ verdict: 'pass', findings: [] });
});

test('a workspace whose name was masked is not judged', async () => {
  const sent = asked('/audiences', undefined);
  const given = { status: 200, headers: { 'content-type': 'application/json' } };
  const masked = { ...sent.headers, 'x-workspace-id': '[REDACTED]' };
  const url = `https://your-tell-server${sent.url}`;
  const body = answer('/audiences', undefined);
  const judged = checkOne(exchange({ ...sent, url, headers: masked }, { ...given, body }), [
    subject,
  ]);
  expect(await judged).toMatchObject({ verdict: 'pass', findings: [] });
});

test('a series without points has null for what there is nothing of', async () => {
  const path = '/metrics/events?range=7d&breakdown=country';
  const nothing = { data: { points: [], total: 0, min: null, max: null, avg: null } };
  expect(await judge(path, undefined, nothing)).toMatchObject({ findings: [] });
  const something = changed(answer(path, undefined), 'set /data/min null');
  expect(await judge(path, undefined, something)).toMatchObject({
    findings: [{ check: 'documented-rule', pointer: '/data/min' }],
  });
});

test('numbers may be rounded', async () => {
  const rounded = JSON.stringify(answer('/retention', {}), (_, value) =>
    typeof value === 'number' ? Math.round(value * 100) / 100 : value,
  );
  expect(await judge('/retention', {}, JSON.parse(rounded))).toMatchObject({ findings: [] });
});

const SERIES = { data: { points: [], total: 0, min: 0, max: 0, avg: 0 } };
const TABLE = { data: { columns: [], rows: [], row_count: 0, execution_time_ms: 1 } };
const FORMULA = { data: { points: [], series: [] } };
const CONDITION = 'conditions[0][field]=a&conditions[0][operator]=in&conditions[0][value]=b';
const BACKWARDS = '2025-02-01,2025-01-01';

test.each<[string, unknown, unknown, string, string]>([
  [`/metrics/dau?range=${BACKWARDS}`, undefined, SERIES, 'range-known', '/range'],
  [`/metrics/dau?${CONDITION}`, undefined, SERIES, 'value-suits-operator', '/conditions/0/value'],
  [
    '/metrics/formula',
    { series: [{ metric: 'dau' }], formula: 'A A' },
    FORMULA,
    'formula-is-an-expression',
    '/formula',
  ],
  [
    '/metrics/formula',
    { series: [{ metric: 'dau' }], formula: 'B' },
    FORMULA,
    'formula-names-series',
    '/formula',
  ],
  [
    '/metrics/formula',
    { series: [{ metric: 'dau', range: BACKWARDS }], formula: 'A' },
    FORMULA,
    'range-known',
    '/series/0/range',
  ],
  ['/data/query', { query: 'DROP TABLE a' }, TABLE, 'only-select', '/query'],
  ['/data/sources/orders/fields', undefined, { data: [] }, 'source-available', '/source'],
  [
    '/metrics/segments/vip',
    undefined,
    { data: { segment: 'new', users: [] } },
    'segment-built-in',
    '/segment',
  ],
])('a success of %s, %j, in spite of a rule is found', async (path, body, given, rule, pointer) => {
  const { findings } = await judge(path, body, given, 200);
  expect(findings).toContainEqual(
    expect.objectContaining({
      check: 'documented-rule',
      pointer,
      documented: expect.stringContaining(`(${rule})`),
    }),
  );
});

/** @param target a path, or a method and a path. */
function asked(target: string, body: unknown) {
  const [path = '', method = body === undefined ? 'GET' : 'POST'] = target.split(' ').reverse();
  const sandbox = encodeURIComponent(`${method} ${path}`);
  return request(method, path, { body, headers: { 'specwright-sandbox': sandbox } });
}

function answer(path: string, body: unknown): unknown {
  return JSON.parse(String(mockOf().respond(asked(path, body)).body));
}

function judge(path: string, body: unknown, given: unknown, status?: number) {
  const sent = asked(path, body);
  const creates = body !== undefined && ['/audiences', '/marks'].includes(path);
  return checkOne(
    exchange(
      { ...sent, url: `https://your-tell-server${sent.url}`, body },
      {
        status: status ?? (creates ? 201 : 200),
        headers: { 'content-type': 'application/json' },
        body: given,
      },
    ),
    [subject],
  );
}
