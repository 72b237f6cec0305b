import { describe, expect, test } from 'vitest';
import { CoverageError, UsageError } from '../../src/errors.ts';
import type { HttpRequest } from '../../src/http/exchange.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import { request as tellRequest } from '../specs/tell/tell.ts';

const SERIES = 'GET /events/data_series';
const START = '2026-11-20T00:00:00Z';
const TOKEN_REQUEST = {
  client_id: 'your_client_id',
  client_secret: 'your_client_secret',
  audience: 'https://api.mparticle.com',
  grant_type: 'client_credentials',
};

const ask = (headers: object = {}): HttpRequest => ({
  method: 'GET',
  url: '/events/data_series?event=a&length=2',
  headers: { authorization: 'Bearer key', ...headers },
});

describe('the clock', () => {
  test('is set to a date', async () => {
    const { clock } = await createMock('braze', { now: `fixed:${START}` });
    clock.set(new Date('2027-01-01T00:00:00Z'));
    expect(clock.now().toISOString().slice(0, 10)).toBe('2027-01-01');
  });

  test.each([1_763_596_800_000, new Date('never'), undefined, {}])(
    'is not set to %s',
    async (time) => {
      const { clock } = await createMock('braze');
      expect(() => clock.set(time as never)).toThrow("the mock's clock can't be set");
    },
  );

  test('is set, and goes on', async () => {
    const mock = await createMock('braze');
    mock.clock.set(START);
    const elapsed = mock.clock.now().getTime() - Date.parse(START);
    expect(elapsed).toBeGreaterThanOrEqual(0);
    expect(elapsed).toBeLessThan(60_000);
  });

  test('stands still, and is moved', async () => {
    const mock = await createMock('braze', { now: `fixed:${START}` });
    mock.clock.advance('90m');
    expect(mock.clock.now()).toEqual(new Date('2026-11-20T01:30:00Z'));
    mock.clock.set(`fixed:2027-01-01T00:00:00Z`);
    mock.clock.advance(1000);
    expect(mock.clock.now()).toEqual(new Date('2027-01-01T00:00:01Z'));
    mock.clock.set(new Date(START));
    mock.clock.advance('1d');
    expect(mock.clock.now().getTime()).toBeGreaterThanOrEqual(Date.parse('2026-11-21T00:00:00Z'));
  });

  test('moves the series that end at it', async () => {
    const mock = await createMock('braze', { now: `fixed:${START}` });
    const lastDay = () => JSON.parse(String(mock.respond(ask()).body)).data.at(-1).time;
    const before = lastDay();
    mock.clock.advance('1d');
    expect(Date.parse(lastDay()) - Date.parse(before)).toBe(86_400_000);
  });

  test('is set anew by a reset', async () => {
    const mock = await createMock('braze', { now: `fixed:${START}` });
    mock.clock.advance('1d');
    mock.reset();
    expect(mock.clock.now()).toEqual(new Date(START));
  });

  test.each(['soon', '', '2026-02-30T00:00:00Z'])('is not set to %j', async (time) => {
    const mock = await createMock('braze');
    expect(() => mock.clock.set(time)).toThrow(UsageError);
  });

  test.each(['soon', -1])('is not moved by %j', async (by) => {
    const mock = await createMock('braze');
    expect(() => mock.clock.advance(by)).toThrow(UsageError);
  });

  test("opens Tell's window of 30 queries a minute without waiting", async () => {
    const mock = await createMock('tell', { now: `fixed:${START}` });
    const query = () =>
      mock.respond(tellRequest('POST', '/data/query', { body: { query: 'SELECT * FROM events' } }));
    const statuses = Array.from({ length: 31 }, () => query().status);
    expect(statuses.indexOf(429)).toBe(30);
    mock.clock.advance('59s');
    expect(query()).toMatchObject({ status: 429, headers: { 'retry-after': '1' } });
    mock.clock.advance('1s');
    expect(query().status).toBe(200);
  });

  test("expires mParticle's token of 28,800 seconds without waiting", async () => {
    const mock = await createMock('mparticle-platform', { now: `fixed:${START}` });
    const { body } = mock.respond({
      method: 'POST',
      url: '/oauth/token',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(TOKEN_REQUEST),
    });
    const { access_token, expires_in } = JSON.parse(String(body));
    const statusOf = () =>
      mock.respond({
        method: 'GET',
        url: '/v1/apps?accountId=1',
        headers: { authorization: `Bearer ${access_token}` },
      }).status;
    mock.clock.advance(`${expires_in - 1}s`);
    expect(statusOf()).toBe(200);
    mock.clock.advance('1s');
    expect(statusOf()).toBe(401);
  });
});

describe('sandboxes', () => {
  const inSandbox = (name: string) => ask({ 'specwright-sandbox': name });

  test('have overrides, a clock and a journal of their own', async () => {
    const mock = await createMock('braze', { now: `fixed:${START}` });
    const one = mock.sandbox('worker 1');
    const other = mock.sandbox('worker 2');
    one.on(SERIES).reply(429);
    one.clock.advance('1d');
    expect(mock.respond(inSandbox('worker 1')).status).toBe(429);
    expect(mock.respond(inSandbox('worker 2')).status).toBe(200);
    expect(mock.respond(ask()).status).toBe(200);
    expect([other, mock].map(({ clock }) => clock.now())).toEqual([
      new Date(START),
      new Date(START),
    ]);
    expect([one, other, mock].map((control) => control.journal().length)).toEqual([1, 1, 1]);
  });

  test.each([3, '✓', ' a', 'a ', 'a\nb', undefined])(
    'that no header can name are refused: %j',
    async (name) => {
      const mock = await createMock('braze');
      expect(() => mock.sandbox(name as never)).toThrow('no request can name this sandbox');
    },
  );

  test('have names of any text that a header can bring', async () => {
    const mock = await createMock('braze');
    mock.sandbox('é, worker 1').on(SERIES).reply(429);
    expect(mock.respond(inSandbox('é, worker 1')).status).toBe(429);
  });

  test('are reset apart, and all at once', async () => {
    const mock = await createMock('braze');
    for (const name of ['a', 'b']) mock.sandbox(name).on(SERIES).reply(429);
    const statuses = () => ['a', 'b'].map((name) => mock.respond(inSandbox(name)).status);
    mock.sandbox('a').reset();
    expect(statuses()).toEqual([200, 429]);
    mock.reset();
    expect(statuses()).toEqual([200, 200]);
  });

  test('follow the clock of the mock until they are moved', async () => {
    const mock = await createMock('braze', { now: `fixed:${START}` });
    expect(mock.sandbox('new').clock.now()).toEqual(new Date(START));
  });
});

test('what was done with the control shows in the same mock, whatever asks', async () => {
  const mock = await createMock('tell', { now: `fixed:${START}` });
  mock.on('GET /api/v1/audiences').replyOnce(401);
  const list = () => mock.respond(tellRequest('GET', '/audiences')).status;
  expect([list(), list()]).toEqual([401, 200]);
  expect(mock.journal('GET /api/v1/audiences').map(({ reason }) => reason)).toEqual([
    'overridden',
    'by the semantics',
  ]);
});

describe('the gate on coverage', () => {
  test('opens once enough of the documented statuses was answered', async () => {
    const mock = await createMock('braze');
    const exercise = (code: number) => mock.respond(ask({ prefer: `code=${code}` }));
    for (const code of [200, 400, 401]) exercise(code);
    expect(() => mock.expectCoverage(60)).not.toThrow();
    expect(() => mock.expectCoverage(61)).toThrow(CoverageError);
    expect(() => mock.expectCoverage(100)).toThrow(
      'too little of braze was exercised: expected 100 % of its documented statuses, received 3 of 5, without GET /events/data_series 429, GET /events/data_series 5XX',
    );
    for (const code of [429, 502]) exercise(code);
    expect(() => mock.expectCoverage(100)).not.toThrow();
  });

  test('is on operations and parameters, too', async () => {
    const mock = await createMock('braze');
    expect(() => mock.expectCoverage({ operations: 100 })).toThrow(
      'expected 100 % of its documented operations, received 0 of 1, without GET /events/data_series',
    );
    mock.respond(ask());
    mock.expectCoverage({ operations: 100, statuses: 20 });
    expect(() => mock.expectCoverage({ operations: 100, parameters: 100 })).toThrow(
      'of its documented parameters',
    );
  });

  test.each(['abc', -1, 101, Number.NaN, null, { status: 80 }, { statuses: '80' }])(
    'is not %j',
    async (gate) => {
      const mock = await createMock('braze');
      expect(() => mock.expectCoverage(gate as never)).toThrow(UsageError);
    },
  );

  test('outlasts a reset of what is remembered', async () => {
    const mock = await createMock('braze');
    mock.respond(ask());
    mock.reset();
    expect(mock.coverage().statuses.exercised).toBe(1);
  });
});
