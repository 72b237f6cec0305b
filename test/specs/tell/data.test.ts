import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answerTo,
  bodyOf,
  get,
  request,
  rows,
  type Schemas,
  seed,
  series,
  tellMock,
} from './tell.ts';

const QUERY = '/data/query';
const SOURCES = [
  ['events', 'events_v1', 'Custom events and page views'],
  ['logs', 'logs_v1', 'Structured logs'],
  ['context', 'context_v1', 'Device and session context'],
  ['user_traits', 'user_traits_v1', 'User properties set via identify'],
  ['users', 'users_v1', 'Unique users'],
  ['user_devices', 'user_devices', 'Device-to-user mappings'],
] as const;

/** Asks in a sandbox of its own, so that queries don't use up each other's minute. */
async function query(query: string, limit?: number, sandbox = query) {
  const mock = await mocked;
  return mock.respond(
    request('POST', QUERY, {
      body: { query, ...(limit !== undefined && { limit }) },
      headers: { 'specwright-sandbox': encodeURIComponent(sandbox) },
    }),
  );
}
const mocked = tellMock({ seed: 'a' });

async function table(text: string, limit?: number) {
  return (bodyOf(await query(text, limit), 200) as Schemas['RowsResponse']).data;
}

describe('SQL', () => {
  test('gives the rows of a table, its columns as they are asked for', async () => {
    const { columns, rows: list } = await table('SELECT country, user_id FROM users_v1 LIMIT 5');
    expect(columns.map(({ name }) => name)).toEqual(['country', 'user_id']);
    expect(list).toHaveLength(5);
    const whole = await table('SELECT * FROM events_v1', 100);
    expect(whole).toMatchObject({
      columns: rows('events/raw').columns,
      rows: rows('events/raw').rows,
    });
  });

  test('sees its own workspace alone', async () => {
    const { respond } = await mocked;
    const headers = { 'x-workspace-id': 'ws_other' };
    const body = { query: 'SELECT * FROM events_v1', limit: 100 };
    const [queried, listed] = [
      request('POST', QUERY, { body, headers }),
      request('GET', '/metrics/events/raw', { headers }),
    ].map((sent) => (bodyOf(respond(sent), 200) as Schemas['RowsResponse']).data.rows);
    expect(queried).toEqual(listed);
    expect(queried).not.toEqual(rows('events/raw').rows);
  });

  test('gives 1,000 rows, as many as are asked for, and 10,000 at most', async () => {
    const all = 'SELECT event_id FROM events_v1';
    expect((await table(all)).row_count).toBe(1000);
    expect((await table(all, 10_000)).row_count).toBe(10_000);
    expect((await table(`${all} LIMIT 20000`, 10_000)).row_count).toBe(10_000);
    expect((await table(`${all} LIMIT 7`)).row_count).toBe(7);
    expect((await table(`${all} LIMIT 5000;`)).row_count).toBe(5000);
    expect((await table(`${all} LIMIT 20000`)).row_count).toBe(10_000);
    expect((await table(`${all} LIMIT 5000`, 100)).row_count).toBe(100);
    expect((await table(`${all} LIMIT 5`, 5000)).row_count).toBe(5);
    expect((await table(all, 3)).row_count).toBe(3);
    expect((await query(all, 10_001)).status).toBe(422);
  });

  test('counts what the metrics count', async () => {
    const count = async (text: string) =>
      (await table(`SELECT COUNT(*) FROM ${text}`)).rows[0]?.[0];
    expect(await count('events_v1')).toBe(
      series('events?range=all_time&granularity=monthly').total,
    );
    expect(await count('logs_v1')).toBe(series('logs?range=all_time&granularity=monthly').total);
    expect(await count('context_v1')).toBe(
      series('sessions?range=all_time&granularity=monthly').total,
    );
    for (const users of ['users_v1', 'user_traits_v1', 'user_devices']) {
      expect(await count(users)).toBe(
        rows('users/raw?range=all_time&limit=1&count_total=true').total,
      );
    }
    const { points } = series('events/top?range=all_time');
    for (const { date, value } of points) {
      expect(await count(`events_v1 WHERE event_name = '${date}'`)).toBe(value);
    }
  });

  test.each(['DELETE FROM events_v1', 'SELECT 1; DROP TABLE events_v1', 'update a set b = 1'])(
    '%s is refused: only SELECT',
    async (text) => {
      expect(bodyOf(await query(text), 400)).toEqual({
        error: 'BAD_REQUEST',
        message: 'Only SELECT statements are allowed',
      });
    },
  );

  test.each([
    ['SELECT * FROM orders', 500, 'QUERY_FAILED', /unknown table orders/],
    ['SELECT shoe_size FROM users_v1', 500, 'QUERY_FAILED', /unknown column shoe_size/],
    ['SELECT * FROM users_v1 WHERE shoe_size = 1', 500, 'QUERY_FAILED', /unknown column shoe_size/],
    ['SELECT country, count(*) FROM events_v1 GROUP BY 1', 400, 'BAD_REQUEST', /this mock reads/],
  ])('%s fails with %i %s', async (text, status, error, message) => {
    expect(bodyOf(await query(text), status)).toEqual({
      error,
      message: expect.stringMatching(message),
    });
  });

  test('is run 30 times a minute, and then again when the minute is over', async () => {
    const statuses = [];
    for (let index = 0; index < 32; index += 1) {
      statuses.push((await query('SELECT user_id FROM users_v1', 1, 'minute')).status);
    }
    expect(statuses).toEqual([...Array(30).fill(200), 429, 429]);
    const refused = await query('SELECT user_id FROM users_v1', 1, 'minute');
    expect(refused.headers['retry-after']).toBe('60');
    expect(bodyOf(refused, 429)).toEqual({
      error: { code: 'RATE_LIMITED', message: expect.stringMatching(/30 queries a minute/) },
    });
  });
});

describe('exploration', () => {
  test('shows the six sources as they are printed', () => {
    const { data } = get<Schemas['SourceListResponse']>('/data/sources');
    expect(data.map(({ name, table, description }) => [name, table, description])).toEqual(SOURCES);
  });

  test.each(SOURCES)(
    'shows the fields of %s, which are the columns of %s',
    async (source, name) => {
      const { data } = get<Schemas['FieldListResponse']>(`/data/sources/${source}/fields`);
      expect(data).toEqual((await table(`SELECT * FROM ${name}`, 1)).columns);
      for (const { name: field } of data) {
        const values = get<Schemas['ValueListResponse']>(
          `/data/sources/${source}/values/${field}?limit=3`,
        );
        expect(values.data.length).toBeGreaterThan(0);
      }
    },
  );

  test('shows the values that a breakdown has', () => {
    fc.assert(
      fc.property(
        seed,
        fc.constantFrom('country', 'os', 'event_name', 'properties.plan'),
        (seed, field) => {
          const { data } = get<Schemas['ValueListResponse']>(
            `/data/sources/events/values/${field}`,
            seed,
          );
          const path = `events?range=all_time&granularity=monthly&breakdown=${field}`;
          const names = new Set(series(path, seed).points.map(({ dimension }) => dimension));
          expect(data).toEqual([...names]);
        },
      ),
      { numRuns: 12 },
    );
  });

  test('finds values that contain a text, as many as are asked for', () => {
    const values = (query: string) =>
      get<Schemas['ValueListResponse']>(`/data/sources/events/values/event_name${query}`).data;
    expect(values('?search=CH').sort()).toEqual(['checkout', 'purchase', 'search']);
    expect(values('?search=ch&limit=2')).toHaveLength(2);
    expect(values('?search=nothing')).toEqual([]);
    expect(
      get<Schemas['ValueListResponse']>('/data/sources/users/values/user_id').data,
    ).toHaveLength(100);
  });

  test.each([
    'orders/fields',
    'orders/values/country',
    'events/values/shoe_size',
    'events_v1/fields',
  ])('%s is not found', (path) => {
    expect(answerTo('GET', `/data/sources/${path}`)).toMatchObject({
      status: 404,
      body: { error: 'NOT_FOUND' },
    });
  });
});
