import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { components } from '../../../specs/datadog-product-analytics/types.ts';
import { checkRecording } from '../../../src/adapters/check-recording.ts';
import { bundledRecordings } from '../../../src/contract/bundled.ts';
import { decodeBody } from '../../../src/http/body.ts';
import { type HttpRequest, headerValue } from '../../../src/http/exchange.ts';
import { readRecordings } from '../../../src/recording/read.ts';

type Schemas = components['schemas'];
type Scalar = Schemas['ProductAnalyticsScalarResponse'];
type Timeseries = Schemas['ProductAnalyticsTimeseriesResponse'];

const FOLDER = bundledRecordings('datadog-product-analytics');
const FILES = ['events.har', 'scalar.har', 'timeseries.har'];

const exchanges = (await Array.fromAsync(readRecordings([FOLDER]))).map(
  ({ source, request, response }) => ({
    name: `${source.file.split('/').pop()}#${source.index}`,
    path: new URL(request.url).pathname.split('/').pop(),
    headers: request.headers,
    request: readJson(request),
    status: response?.status ?? 0,
    answer: JSON.parse(String(response?.body)),
  }),
);
const answered = (path: string) =>
  exchanges.filter((exchange) => exchange.path === path && exchange.status === 200);
const scalars = answered('scalar');
const series = answered('timeseries');

test.each([
  ['prodlytics', 202, 5],
  ['prodlytics', 400, 1],
  ['prodlytics', 401, 1],
  ['prodlytics', 403, 1],
  ['prodlytics', 408, 1],
  ['prodlytics', 413, 1],
  ['prodlytics', 429, 1],
  ['prodlytics', 500, 1],
  ['prodlytics', 503, 1],
  ['scalar', 200, 6],
  ['scalar', 400, 1],
  ['scalar', 403, 1],
  ['scalar', 429, 1],
  ['timeseries', 200, 5],
  ['timeseries', 400, 1],
  ['timeseries', 403, 1],
  ['timeseries', 429, 1],
])('of %s end in %i as often as documented', (path, status, times) => {
  const found = exchanges.filter(
    (exchange) => exchange.path === path && exchange.status === status,
  );
  expect(found).toHaveLength(times);
});

test('keep the contract, undeclared members included', async () => {
  const { findings, verdicts, coverage } = await checkRecording(FOLDER, { strict: true });
  expect(findings).toEqual([]);
  expect(verdicts).toEqual({ pass: exchanges.length, fail: 0, unchecked: 0, skipped: 0 });
  expect(coverage.responses).toMatchObject({ documented: 17, exercised: 17, missing: [] });
});

test('of the one that is too large in 413 is a byte above 5 MB', () => {
  const [refused] = exchanges.filter(({ status }) => status === 413);
  expect(Buffer.byteLength(JSON.stringify(refused?.request))).toBe(5 * 1024 * 1024 + 1);
});

test('begin with the documented event', () => {
  expect(exchanges[0]).toMatchObject({
    request: {
      account: { id: 'account-67890' },
      application: { id: '123abcde-123a-123b-1234-123456789abc' },
      event: { name: 'payment.processed' },
      session: { id: 'session-abcdef' },
      type: 'server',
      usr: { id: 'user-12345' },
    },
    status: 202,
    answer: {},
  });
});

test('answer every event that is accepted by exactly {}', () => {
  const accepted = exchanges.filter(({ status }) => status === 202);
  expect(accepted.map(({ answer }) => answer)).toEqual(accepted.map(() => ({})));
});

test('send their keys, but where one is missing', () => {
  const without = (name: string) =>
    exchanges
      .filter(({ headers }) => headerValue(headers, name) === undefined)
      .map(({ path, status }) => `${path} ${status}`);
  expect(without('dd-api-key')).toEqual(['prodlytics 401']);
  expect(without('dd-application-key').filter((key) => !key.startsWith('prodlytics'))).toEqual([
    'scalar 403',
  ]);
});

test.each(exchanges.filter(({ path, status }) => path === 'prodlytics' && status >= 400))(
  '$name says its own status',
  ({ status, answer }) => {
    expect(answer.errors.map((error: { status: string }) => error.status)).toEqual([`${status}`]);
  },
);

describe.each(scalars)('the columns of $name', ({ request, answer }) => {
  const columns = columnsOf(answer);
  const facets = (request.data.attributes.query.group_by ?? []).map(
    ({ facet }: { facet: string }) => facet,
  );

  test('are one per facet and then one of numbers, unless the query still runs', () => {
    const done = answer.meta.status === 'done';
    expect(columns.map(({ name }) => name)).toEqual(done ? [...facets, 'query'] : []);
    expect(columns.map(({ type }) => type)).toEqual(
      done ? [...facets.map(() => 'group'), 'number'] : [],
    );
  });

  test('are of one length', () => {
    const lengths = columns.map(({ values }) => values?.length);
    expect(new Set(lengths).size).toBe(columns.length === 0 ? 0 : 1);
    if (columns.length > 0 && facets.length === 0) expect(lengths).toEqual([1]);
  });
});

describe.each(series)('the series of $name', ({ request, answer }) => {
  const { from, to, query } = request.data.attributes;
  const { times = [], intervals = [], series = [], values = [] } = seriesOf(answer);
  const running = answer.meta.status === 'running';

  test('have a bucket per interval of the period', () => {
    const wanted = [];
    for (let time = from; time < to && !running; time += query.compute.interval) wanted.push(time);
    expect(times).toEqual(wanted);
    expect(intervals).toEqual(
      running
        ? []
        : [{ milliseconds: query.compute.interval, start_time: from, times, type: 'fixed' }],
    );
  });

  test('have a value per bucket, and a tag per facet', () => {
    expect(values).toHaveLength(series.length);
    for (const list of values) expect(list).toHaveLength(times.length);
    for (const { group_tags: tags } of series)
      expect(tags).toHaveLength((query.group_by ?? []).length);
  });
});

test('the same request gives the same counts as scalar and as timeseries', () => {
  const [scalar, timeseries] = [scalars[0], series[0]];
  expect(scalar?.request).toEqual(timeseries?.request);
  const [groups, counts] = columnsOf(scalar?.answer);
  const { series: tagged, values } = seriesOf(timeseries?.answer);
  expect(tagged?.map(({ group_tags: tags }) => tags?.[0])).toEqual(groups?.values);
  expect(values?.map(total)).toEqual(counts?.values);
});

test('a query that runs is done when it is asked for again', () => {
  for (const list of [scalars, series]) {
    const running = list.filter(({ answer }) => answer.meta.status === 'running');
    expect(running).toHaveLength(1);
    const id = running[0]?.answer.meta.request_id;
    const again = list.find(({ request }) => request.data.attributes.request_id === id);
    expect(again?.answer.meta).toEqual({ request_id: id, status: 'done' });
  }
});

test('durations have a unit, counts have none', () => {
  const units = [...scalars, ...series].map(({ request, answer }) => [
    request.data.attributes.query.compute.aggregation,
    JSON.stringify(answer).includes('"nanosecond"'),
  ]);
  for (const [aggregation, hasUnit] of units) expect(hasUnit).toBe(aggregation === 'avg');
});

test.each(FILES)('%s is HAR 1.2', async (file) => {
  const { log } = JSON.parse(await readFile(`${FOLDER}${file}`, 'utf8'));
  expect(log).toMatchObject({ version: '1.2', creator: { name: 'Specwright' } });
  for (const entry of log.entries) {
    const { request, response, timings } = entry;
    expect(entry.comment).toMatch(/^(Body Data|Code Example|Response \d{3})/);
    expect(entry.startedDateTime).toMatch(/^2026-02-23T08:54:\d\d\.000Z$/);
    expect(entry.time).toBe(timings.send + timings.wait + timings.receive);
    expect(request.postData.mimeType).toBe('application/json');
    const { text, _encoding: encoding } = request.postData;
    expect(request.bodySize).toBe(Buffer.from(text, encoding ?? 'utf8').length);
    expect(response.content.size).toBe(Buffer.byteLength(response.content.text));
    expect(response.bodySize).toBe(response.content.size);
    for (const { headers, bodySize } of [request, response])
      expect(headers).toContainEqual({ name: 'Content-Length', value: String(bodySize) });
  }
});

function readJson({ body = '', headers }: HttpRequest) {
  const decoded = decodeBody(body, headers);
  if ('problem' in decoded) throw new Error(decoded.problem);
  return JSON.parse(decoded.text);
}

function columnsOf(answer: Scalar) {
  return answer.data?.attributes?.columns ?? [];
}

function seriesOf(answer: Timeseries) {
  return answer.data?.attributes ?? {};
}

function total(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}
