import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { createControlPlane } from '../../../src/adapters/control-plane/control-plane.ts';
import type { JournalShape } from '../../../src/adapters/control-plane/shapes.ts';
import { serveMocks } from '../../../src/adapters/mock-server.ts';
import { createJournal, createNumbering } from '../../../src/mock/journal.ts';
import { createNumberedMock, type Mock } from '../../../src/mock/mock.ts';
import { readHarText } from '../../recording/read-text.ts';
import { asking, send, shop } from './ask.ts';

let mock: Mock;
let ask: ReturnType<typeof asking>;
beforeEach(async () => {
  mock = await shop();
  ask = asking(mock);
  for (const url of ['/things', '/things/1', '/nowhere', '/things']) send(mock, url);
  send(mock, '/things', 'a');
});

describe('the journal', () => {
  test('tells each request with its answer and the reason', async () => {
    const { json } = await ask('GET /journal?limit=1');
    expect(json).toEqual({
      count: 4,
      oldest: 1,
      entries: [
        {
          number: 4,
          at: expect.stringMatching(/^\d{4}-.*Z$/),
          sandbox: '',
          contract: 'openapi',
          operation: 'GET /things',
          request: {
            method: 'GET',
            url: '/things',
            headers: { host: 'localhost:4010', authorization: 'Bearer ***' },
          },
          response: {
            status: 200,
            headers: { 'content-type': 'application/json' },
            body: '{"a":1}',
          },
          reason: expect.any(String),
        },
      ],
    });
  });

  test.each<[query: string, numbers: number[], count: number]>([
    ['', [1, 2, 3, 4], 4],
    ['?after=2', [3, 4], 4],
    ['?after=0&limit=2', [3, 4], 4],
    ['?after=4', [], 4],
    ['?operation=listThings', [1, 4], 2],
    ['?operation=GET%20/things&after=1', [4], 2],
    ['?sandbox=a', [5], 1],
    ['?sandbox=nobody', [], 0],
    ['?contract=openapi', [1, 2, 3, 4], 4],
    ['?contains=/THINGS/1', [2], 1],
    ['?contains=4xx', [3], 1],
    ['?contains=200+things&after=1', [2, 4], 3],
  ])('%s holds %o', async (query, numbers, count) => {
    const { entries, ...rest } = (await ask(`GET /journal${query}`)).json as {
      entries: { number: number }[];
      count: number;
    };
    expect(entries.map(({ number }) => number)).toEqual(numbers);
    expect(rest.count).toBe(count);
  });

  test('tells its oldest, by which a reader sees what was forgotten', async () => {
    await ask('DELETE /journal');
    expect((await ask('GET /journal')).json).toEqual({ count: 0, entries: [] });
    send(mock, '/things');
    expect((await ask('GET /journal')).json).toMatchObject({ count: 1, oldest: 6 });
  });

  test('is forgotten by sandbox', async () => {
    expect((await ask('DELETE /journal')).status).toBe(204);
    expect(mock.requests.entries().map(({ sandbox }) => sandbox)).toEqual(['a']);
  });

  test('of several contracts is in the order of the answers, whatever their clocks say', async () => {
    const nextNumber = createNumbering();
    const open = { contract: mock.contract, semantics: undefined };
    const [one, other] = await Promise.all([
      createNumberedMock(open, {}, nextNumber),
      createNumberedMock(open, { now: 'fixed:2001-01-01T00:00:00Z' }, nextNumber),
    ]);
    const both = asking(one, other);
    for (const [index, each] of [one, other, one, other].entries()) send(each, `/things/${index}`);
    const urlsOf = async (query: string) => {
      const { entries } = (await both(`GET /journal${query}`)).json as JournalShape;
      return entries.map(({ request }) => request.url);
    };
    expect(await urlsOf('')).toEqual(['/things/0', '/things/1', '/things/2', '/things/3']);
    expect(await urlsOf('?after=1&limit=2')).toEqual(['/things/2', '/things/3']);
  });

  test('holds what none of several contracts answers, until it is forgotten', async () => {
    const mocks = [mock, await shop()];
    const strays = createJournal();
    const control = { host: '127.0.0.1', strays };
    const options = { ...control, port: 0, control: createControlPlane(mocks, control) };
    const server = await serveMocks(mocks, options);
    onTestFinished(server.close);
    const journal = async (query = '') => {
      const response = await fetch(`${server.url}/__specwright/journal${query}`);
      return ((await response.json()) as JournalShape).entries;
    };
    const before = await journal('?contract=openapi');
    await fetch(`${server.url}/nowhere`);
    expect(strays.entries()).toMatchObject([
      { contract: '', operation: null, reason: 'no contract answers here' },
    ]);
    expect(await journal()).toContainEqual(expect.objectContaining({ contract: '' }));
    expect(await journal('?contract=openapi')).toEqual(before);
    await fetch(`${server.url}/__specwright/reset`, { method: 'POST' });
    expect(await journal()).toEqual([]);
  });

  describe('has no secrets', () => {
    const request = {
      method: 'POST',
      url: '/nowhere?api_key=s3cret',
      headers: { 'content-type': 'application/json', cookie: 's3cret' },
      body: JSON.stringify({ client_secret: 's3cret', name: 'a' }),
    };
    const latest = async (query: string) => {
      mock.respond(request);
      return (await ask(`GET /journal?limit=1${query}`)).text;
    };

    test('where nobody asks for them', async () => {
      const text = await latest('');
      expect(text).not.toContain('s3cret');
      expect(text).toContain('/nowhere?api_key=***');
    });

    test('but for who asserts on them', async () => {
      const { entries } = JSON.parse(await latest('&secrets=shown'));
      expect(entries[0].request).toEqual(request);
    });

    test.each(['', 'hidden'])('`secrets=%s` is refused', async (given) => {
      const { status, text } = await ask(`GET /journal?secrets=${given}`);
      expect([status, text]).toEqual([400, expect.stringContaining('expected shown')]);
    });
  });

  test('bytes that are no text are told as base64', async () => {
    const body = new Uint8Array([0xff, 0x00]);
    mock.respond({ method: 'POST', url: '/nowhere', headers: {}, body });
    expect((await ask('GET /journal?limit=1')).json).toMatchObject({
      entries: [{ request: { body: '/wA=', encoding: 'base64' } }],
    });
  });
});

describe('as HAR', () => {
  test.each([
    ['GET /journal?format=har', {}],
    ['GET /journal', { accept: 'application/har+json' }],
    ['GET /journal', { accept: 'application/json;q=0.5, application/har+json' }],
  ])('%s %o', async (line, headers) => {
    const { headers: told, text } = await ask(line, { headers });
    expect(told['content-type']).toBe('application/har+json');
    expect(text).not.toContain('s3cret');
    const read = await readHarText(text);
    expect(read.map(({ request }) => request.url)).toEqual([
      'http://localhost:4010/things',
      'http://localhost:4010/things/1',
      'http://localhost:4010/nowhere',
      'http://localhost:4010/things',
    ]);
    expect(read[0]?.response).toMatchObject({ status: 200, body: '{"a":1}' });
  });

  test.each(['application/json', '*/*', 'text/html, */*;q=0.1'])(
    'not where %s is asked for',
    async (accept) => {
      const { headers } = await ask('GET /journal', { headers: { accept } });
      expect(headers['content-type']).toBe('application/json');
    },
  );

  test('the names that a contract gives its keys are secret too', async () => {
    const { contract } = mock;
    const scheme = { type: 'apiKey', in: 'header', name: 'X-Shop' } as const;
    const keyed = { ...mock, contract: { ...contract, securitySchemes: new Map([['a', scheme]]) } };
    mock.respond({ method: 'GET', url: '/things', headers: { 'x-shop': 's3cret' } });
    expect((await asking(keyed)('GET /journal?format=har&limit=1')).text).not.toContain('s3cret');
  });
});
