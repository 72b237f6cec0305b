import { afterAll, describe, expect, test } from 'vitest';
import { contractTest, toConform } from '../../src/adapters/vitest.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import { contractOf, jsonResponse } from '../mock/contract.ts';

expect.extend({ toConform });

const SERIES = 'GET /events/data_series';
const PATH = '/events/data_series?event=signup&length=2';
const headers = { authorization: 'Bearer make-believe' };

describe('contractTest', async () => {
  const brazeTest = contractTest('braze', { seed: 'a', now: 'fixed:2026-11-20T00:00:00Z' });
  const urls: string[] = [];
  afterAll(async () => {
    expect(urls).toHaveLength(2);
    for (const url of urls) await expect(fetch(url)).rejects.toThrow();
  });

  brazeTest('gives a running mock, typed by its contract', async ({ api }) => {
    urls.push(api.url);
    api.on(SERIES).replyOnce(429);
    const statuses = [];
    for (let count = 0; count < 2; count += 1) {
      statuses.push((await fetch(api.url + PATH, { headers })).status);
    }
    expect(statuses).toEqual([429, 200]);
    expect(api.clock.now()).toEqual(new Date('2026-11-20T00:00:00Z'));
  });

  brazeTest('gives each test one of its own', async ({ api }) => {
    urls.push(api.url);
    expect(api.journal()).toEqual([]);
    expect((await fetch(api.url + PATH, { headers })).status).toBe(200);
  });

  brazeTest('starts none for a test that does not ask for it', () => {
    expect(urls).toHaveLength(2);
  });

  const shop = await contractOf({
    '/things': { get: { responses: { 200: jsonResponse({ const: 'things' }) } } },
  });
  contractTest(shop)('takes a contract that is open', async ({ api }) => {
    expect(await (await fetch(`${api.url}/things`)).json()).toBe('things');
  });
});

describe('contractTest of a mock', async () => {
  const mock = await createMock('braze', { now: 'fixed:2026-11-20T00:00:00Z' });
  const brazeTest = contractTest(mock);
  afterAll(() => {
    mock.expectCoverage({ operations: 100, statuses: 40 });
    expect(() => mock.expectCoverage(41)).toThrow();
  });

  brazeTest.for([200, 429])('adds up what its tests exercise: %i', async (status, { api }) => {
    expect(api.journal()).toEqual([]);
    expect(api.overrides()).toEqual([]);
    api.on(SERIES).reply(status);
    expect((await fetch(api.url + PATH, { headers })).status).toBe(status);
  });
});

describe('toConform', () => {
  const brazeTest = contractTest('braze', { now: 'fixed:2026-11-20T00:00:00Z' });
  const exchange = (body: unknown, url = `https://rest.iad-01.braze.com${PATH}`) => ({
    request: { method: 'GET', url, headers },
    response: {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    },
  });
  const GOOD = { message: 'success', data: [] };
  const BAD = { message: 'success', data: [{ time: '2026-11-20', count: '7' }] };

  brazeTest('entries of a journal', async ({ api }) => {
    await fetch(api.url + PATH, { headers });
    api.on(SERIES).reply(200, BAD, { breach: true });
    await fetch(api.url + PATH, { headers });
    const [good, bad] = api.journal(SERIES);
    await expect(good).toConform('braze');
    await expect(bad).not.toConform('braze');
  });

  brazeTest('a request and a response of the Fetch API', async ({ api }) => {
    const request = new Request(api.url + PATH, { headers });
    const response = await fetch(request);
    await expect({ request, response }).toConform('braze');
    expect(await response.json()).toMatchObject({ message: 'success' });
  });

  contractTest('mparticle-platform')('whose bodies can still be read', async ({ api }) => {
    const request = new Request(`${api.url}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        client_id: 'a',
        client_secret: 'b',
        audience: 'https://api.mparticle.com',
        grant_type: 'client_credentials',
      }),
    });
    const response = await fetch(request.clone());
    await expect({ request, response }).toConform('mparticle-platform');
    expect([request.bodyUsed, response.bodyUsed]).toEqual([false, false]);
  });

  test('exchanges as plain data, wherever they were sent', async () => {
    await expect(exchange(GOOD)).toConform('braze');
    await expect(exchange(GOOD, `http://localhost:3000${PATH}`)).toConform('braze');
    await expect(exchange(GOOD, PATH)).toConform('braze');
  });

  test('exchanges with one of several mocks on a server', async () => {
    const url = `http://127.0.0.1:4010/braze${PATH}`;
    await expect(exchange(GOOD, url)).toConform('braze');
    await expect(exchange(BAD, url)).not.toConform('braze');
    await expect(exchange(GOOD, url)).not.toConform('tell');
  });

  test('says what was received and what is documented, and where', async () => {
    const { message } = await toConform(exchange(BAD), 'braze');
    expect(message()).toMatch(
      new RegExp(
        [
          "the exchange doesn't conform to braze, GET /events/data_series",
          '',
          'response-body',
          '  At          response\\.body /data/0/count',
          '  Received    "7"',
          '  Documented  integer',
          '  Contract    .*specs/braze/openapi\\.yaml:\\d+:\\d+',
        ].join('\n'),
      ),
    );
    await expect(expect(exchange(BAD)).toConform('braze')).rejects.toThrow('Documented  integer');
  });

  test('says what conforms, where that is not wanted', async () => {
    await expect(expect(exchange(GOOD)).not.toConform('braze')).rejects.toThrow(
      'the exchange conforms to braze, GET /events/data_series',
    );
  });

  test.each([
    ['a path', exchange(GOOD, '/nowhere'), 'operation-documented'],
    ['a query', exchange(GOOD, '/events/data_series?event=a&length=0'), 'request-parameters'],
    [
      'a method',
      { ...exchange(GOOD), request: { method: 'PUT', url: PATH, headers } },
      'method-documented',
    ],
    [
      'a credential',
      { ...exchange(GOOD), request: { method: 'GET', url: PATH, headers: {} } },
      'request-security',
    ],
    [
      'a status',
      { ...exchange(GOOD), response: { status: 418, headers: {} } },
      'status-documented',
    ],
  ])('%s that is not documented', async (_, given, check) => {
    await expect(expect(given).toConform('braze')).rejects.toThrow(check);
  });

  test('undeclared properties, where that is asked for', async () => {
    const given = exchange({ ...GOOD, more: 1 });
    await expect(given).toConform('braze');
    await expect(given).not.toConform('braze', { strict: true });
    await expect(given).toConform('braze', { strict: true, ignore: ['response-body'] });
  });

  test.each([true, false])(
    'what cannot be judged is an error, wanted or not: %s',
    async (wanted) => {
      const response = Response.json(GOOD);
      await response.text();
      const given = { request: new Request(`https://braze.example${PATH}`, { headers }), response };
      const judge = wanted
        ? expect(given).toConform('braze')
        : expect(given).not.toConform('braze');
      await expect(judge).rejects.toThrow(
        "the exchange can't be judged: response-body: the body of the response was read already: give response.clone()",
      );
    },
  );

  test.each([undefined, null, 7, { document: {} }])('%j is no contract', async (contract) => {
    await expect(expect(exchange(GOOD)).toConform(contract as never)).rejects.toThrow(
      'no contract is given',
    );
  });

  test.each([undefined, null, 'text', {}, { request: {} }])('%j is no exchange', async (given) => {
    await expect(expect(given).toConform('braze')).rejects.toThrow(
      "what is to be judged isn't an exchange: expected an entry of a journal, or { request, response }",
    );
  });
});
