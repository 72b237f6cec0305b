import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { bundledRecordings } from '../../../src/contract/bundled.ts';
import { headerValue } from '../../../src/http/exchange.ts';
import { readRecordings } from '../../../src/recording/read.ts';

const HOUR = 3_600_000;
const FILE = `${bundledRecordings('braze')}documented.har`;

interface DataPoint {
  readonly time: string;
  readonly count: number;
}

const { log } = JSON.parse(await readFile(FILE, 'utf8'));
const exchanges = await Array.fromAsync(readRecordings([FILE]));

const answers = exchanges.map(({ source, request, response }) => ({
  index: source.index,
  startedAt: Date.parse(log.entries[source.index].startedDateTime),
  query: new URL(request.url).searchParams,
  headers: request.headers,
  status: response?.status,
  body: JSON.parse(String(response?.body)),
}));
const successes = answers.filter(({ status }) => status === 200);

test.each([
  [400, 'Bad Syntax'],
  [401, 'Unknown or missing REST API Key'],
  [429, 'Over rate limit'],
  [500, 'Internal server error, you should retry with exponential backoff'],
  [503, 'Internal server error, you should retry with exponential backoff'],
])('hold one exchange that ends in %i', (status, message) => {
  const failures = answers.filter((answer) => answer.status === status);
  expect(failures.map(({ body }) => body)).toEqual([{ message }]);
});

test('begin with the documented request', () => {
  expect(exchanges[0]?.request).toEqual({
    method: 'GET',
    url: 'https://rest.iad-01.braze.com/events/data_series?event=event_name&length=24&unit=hour&ending_at=2014-12-10T23:59:59-05:00&app_id=app_identifier&segment_id=segment_identifier',
    headers: { host: 'rest.iad-01.braze.com', authorization: 'Bearer YOUR-REST-API-KEY' },
  });
});

test('send the key but where it is missing', () => {
  const withoutKey = answers.filter(
    ({ headers }) => headerValue(headers, 'authorization') === undefined,
  );
  expect(withoutKey.map(({ status }) => status)).toEqual([401]);
});

test('hold an hourly series, a daily one, and one of defaults', () => {
  expect(successes.map(({ query }) => query.get('unit'))).toEqual(['hour', 'day', null]);
});

describe.each(successes)('the series of entry $index', ({ query, startedAt, body }) => {
  const unit = query.get('unit') ?? 'day';
  const step = unit === 'hour' ? HOUR : 24 * HOUR;
  const points: DataPoint[] = body.data;

  test('has exactly `length` points', () => {
    expect(body.message).toBe('success');
    expect(points).toHaveLength(Number(query.get('length')));
  });

  test('ascends by one unit, and ends with the unit that holds `ending_at`', () => {
    const endingAt = query.has('ending_at') ? Date.parse(query.get('ending_at') ?? '') : startedAt;
    const last = Math.floor(endingAt / step) * step;
    const wanted = points.map((_, index) => last - (points.length - 1 - index) * step);
    expect(points.map(({ time }) => Date.parse(time))).toEqual(wanted);
  });

  test('writes times as its unit does', () => {
    const form = unit === 'hour' ? /^\d{4}-\d\d-\d\dT\d\d:00:00Z$/ : /^\d{4}-\d\d-\d\d$/;
    for (const { time } of points) expect(time).toMatch(form);
  });
});

test('agree with each other', () => {
  const [hourly = [], daily = [], unfiltered = []] = successes.map(
    ({ body }): DataPoint[] => body.data,
  );
  const countOn = (series: DataPoint[], date: string) =>
    series.filter(({ time }) => time.startsWith(date)).reduce((sum, { count }) => sum + count, 0);

  // The hours are those of 2014-12-11 up to the request, and a part of the day before.
  expect(countOn(daily, '2014-12-11')).toBe(countOn(hourly, '2014-12-11'));
  expect(countOn(daily, '2014-12-10')).toBeGreaterThan(countOn(hourly, '2014-12-10'));
  // An app and a segment only narrow.
  for (const { time, count } of unfiltered) expect(count).toBeGreaterThan(countOn(daily, time));
});

test('are HAR 1.2', () => {
  expect(log).toMatchObject({ version: '1.2', creator: { name: 'Specwright' } });
  for (const entry of log.entries) {
    expect(entry).toEqual({
      comment: expect.stringMatching(
        /^(Request line|Response|Request Params|Fatal Error Response Codes): /,
      ),
      startedDateTime: expect.stringMatching(/^2014-12-11T05:00:0\d\.000Z$/),
      time: entry.timings.send + entry.timings.wait + entry.timings.receive,
      request: expect.objectContaining({
        httpVersion: 'HTTP/1.1',
        cookies: [],
        queryString: Array.from(new URL(entry.request.url).searchParams, ([name, value]) => ({
          name,
          value,
        })),
        headersSize: -1,
        bodySize: 0,
      }),
      response: expect.objectContaining({
        statusText: expect.any(String),
        httpVersion: 'HTTP/1.1',
        cookies: [],
        content: {
          size: Buffer.byteLength(entry.response.content.text),
          mimeType: 'application/json',
          text: entry.response.content.text,
        },
        redirectURL: '',
        headersSize: -1,
        bodySize: entry.response.content.size,
      }),
      cache: {},
      timings: expect.any(Object),
    });
  }
});
