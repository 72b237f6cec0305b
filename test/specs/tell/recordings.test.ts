import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { checkRecording } from '../../../src/adapters/check-recording.ts';
import { bundledRecordings } from '../../../src/contract/bundled.ts';
import { headerValue } from '../../../src/http/exchange.ts';
import { readRecordings } from '../../../src/recording/read.ts';
import { tell } from './tell.ts';

const FOLDER = bundledRecordings('tell');
const FILES = [
  'active-users.har',
  'analyses.har',
  'audience-errors.har',
  'audiences.har',
  'data.har',
  'events.har',
  'logs.har',
  'mark-errors.har',
  'marks.har',
  'sessions.har',
  'users.har',
];

const exchanges = (await Array.fromAsync(readRecordings([FOLDER]))).map(
  ({ source, request, response }) => ({
    file: source.file.split('/').pop() ?? '',
    method: request.method,
    url: new URL(request.url),
    headers: request.headers,
    sent: request.body,
    status: response?.status ?? 0,
    answer: response?.body === undefined ? undefined : String(response.body),
  }),
);

test('keep the contract and its rules, undeclared members included', async () => {
  const { findings, verdicts } = await checkRecording(FOLDER, { strict: true });
  expect(findings).toEqual([]);
  expect(verdicts).toEqual({ pass: exchanges.length, fail: 0, unchecked: 0, skipped: 0 });
});

test('show every documented response', async () => {
  const { coverage } = await checkRecording(FOLDER);
  const documented = tell.contract.operations.flatMap(({ responses }) => responses).length;
  expect(coverage.responses).toMatchObject({ documented, exercised: documented, missing: [] });
});

test('are in files by section', () => {
  expect([...new Set(exchanges.map(({ file }) => file))].sort()).toEqual(FILES);
});

test('send a token and a workspace, but where one of them is missing', () => {
  for (const { headers, status } of exchanges) {
    expect(headerValue(headers, 'x-workspace-id') ?? status).toBeOneOf(['ws_abc123', 400]);
    expect(headerValue(headers, 'authorization') === undefined).toBe(status === 401);
  }
});

test.each(exchanges.filter(({ status }) => status >= 400))(
  '$method $url ends in $status as its code says',
  ({ status, answer }) => {
    const CODES: Record<number, string[]> = {
      400: ['BAD_REQUEST', 'INVALID_TIME_RANGE', 'INVALID_FILTER'],
      401: ['AUTH_REQUIRED'],
      403: ['FORBIDDEN'],
      404: ['NOT_FOUND'],
      422: ['VALIDATION_ERROR'],
      429: ['RATE_LIMITED'],
      500: ['QUERY_FAILED', 'INTERNAL_ERROR'],
    };
    const { error } = JSON.parse(answer ?? '');
    expect(CODES[status]).toContain(status === 429 ? error.code : error);
  },
);

describe.each([
  [
    'audiences.har',
    [
      'GET 200',
      'POST 201',
      'GET 200',
      'GET 200',
      'PUT 200',
      'GET 200',
      'GET 200',
      'DELETE 204',
      'GET 404',
      'GET 200',
    ],
  ],
  [
    'marks.har',
    [
      'GET 200',
      'POST 201',
      'GET 200',
      'GET 200',
      'POST 201',
      'GET 200',
      'GET 404',
      'GET 200',
      'DELETE 403',
      'DELETE 204',
      'GET 404',
      'GET 200',
    ],
  ],
])('the session of %s', (file, steps) => {
  const session = exchanges.filter((exchange) => exchange.file === file);

  test('creates, reads, changes and deletes', () => {
    expect(session.map(({ method, status }) => `${method} ${status}`)).toEqual(steps);
  });

  test('asks by the id that it was given', () => {
    const [created] = session.filter(({ status }) => status === 201);
    const { id } = JSON.parse(created?.answer ?? '').data;
    expect(session.filter(({ url }) => url.pathname.includes(id)).length).toBeGreaterThan(3);
  });
});

test('an audience that is renamed keeps its description', () => {
  const [, created, , , renamed, again] = exchanges
    .filter(({ file }) => file === 'audiences.har')
    .map(({ answer }) => JSON.parse(answer || '{}').data);
  expect(renamed).toEqual({ ...created, name: 'Loyal buyers', updated_at: renamed.updated_at });
  expect(again).toEqual(renamed);
});

test('agree with each other', () => {
  const of = (path: string) =>
    JSON.parse(
      exchanges.find(({ url }) => `${url.pathname}${url.search}` === `/api/v1/metrics/${path}`)
        ?.answer ?? '{}',
    ).data;
  const daily: { value: number }[] = of('dau?range=7d').points;
  const weekly: { value: number }[] = of('wau?range=7d').points;
  for (const [index, { value }] of daily.entries()) {
    expect(value).toBeLessThanOrEqual(weekly[index]?.value ?? 0);
  }
  const states: { new: number; returning: number; resurrected: number }[] = of('lifecycle').points;
  expect(states.map((state) => state.new + state.returning + state.resurrected)).toEqual(
    of('dau?granularity=weekly').points.map(({ value }: { value: number }) => value),
  );
  const [first, second] = [0, 3].map((offset) =>
    of(`dau/raw?range=7d&limit=3${offset === 0 ? '' : `&offset=${offset}`}&count_total=true`),
  );
  const users = [...first.rows, ...second.rows].map(([id]) => id);
  expect([new Set(users).size, second.total]).toEqual([6, first.total]);
});

test.each(FILES)('%s is HAR 1.2', async (file) => {
  const { log } = JSON.parse(await readFile(`${FOLDER}${file}`, 'utf8'));
  expect(log).toMatchObject({ version: '1.2', creator: { name: 'Specwright' } });
  for (const { comment, startedDateTime, time, request, response, timings } of log.entries) {
    expect(comment).toMatch(/^[A-Z].+\.$/);
    expect(startedDateTime).toMatch(/^2025-01-31T12:\d\d:\d\d\.000Z$/);
    expect(time).toBe(timings.send + timings.wait + timings.receive);
    expect(request.bodySize).toBe(Buffer.byteLength(request.postData?.text ?? ''));
    expect(response.bodySize).toBe(Buffer.byteLength(response.content.text ?? ''));
    expect(request.queryString).toEqual(
      Array.from(new URL(request.url).searchParams, ([name, value]) => ({ name, value })),
    );
  }
});
