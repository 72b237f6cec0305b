import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkRecording } from '../../src/adapters/check-recording.ts';
import type { ReplayTarget } from '../../src/adapters/replay-target.ts';
import { loadContractText } from '../../src/contract/load.ts';
import { virtualClock } from '../conformance/replay/virtual-clock.ts';
import { folderOf } from '../contract/folder.ts';

const contract = await loadContractText(
  `openapi: 3.1.0
info: { title: T, version: '1' }
servers: [{ url: https://api.example.com }]
security: [{ bearer: [] }]
paths:
  /a:
    get: &any
      responses:
        '200': { description: ok, content: { application/json: { schema: { type: number } } } }
    post: *any
    delete: *any
components: { securitySchemes: { bearer: { type: http, scheme: bearer } } }
`,
  { file: 'api.yaml' },
);

const JSON_TYPE = { 'content-type': 'application/json' };

async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Replays an exchange that was recorded so often. Gives the last verdict, the findings, and what was asked. */
async function replay(
  listener: RequestListener,
  method = 'GET',
  { host = '127.0.0.1', times = 1, ...target }: Partial<ReplayTarget> & Replayed = {},
) {
  const asked: string[] = [];
  const { port } = new URL(
    await serve((request, response) => {
      // Whether it is a mock of ours, it is asked first.
      if (request.url?.startsWith('/__specwright/')) {
        response.writeHead(404).end();
        return;
      }
      asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      listener(request, response);
    }),
  );
  const request = { method, url: 'https://api.example.com/a', headers: [] };
  const content = { mimeType: 'application/json', text: '1' };
  const headers = [{ name: 'content-type', value: 'application/json' }];
  const entry = { request, response: { status: 200, headers, content } };
  const entries = Array.from({ length: times }, () => entry);
  const har = JSON.stringify({ log: { version: '1.2', entries } });
  const folder = await folderOf({ 'a.har': har });
  const { exchangeVerdicts, findings } = await checkRecording(join(folder, 'a.har'), {
    contracts: [contract],
    target: {
      url: `http://${host}:${port}`,
      credentials: { bearer: 'mine' },
      timeout: 300,
      clock: virtualClock(),
      ...target,
    },
  });
  const { verdict, reason } = { ...exchangeVerdicts.at(-1) };
  const verdicts = exchangeVerdicts.map((one) => one.verdict);
  return { verdict, reason, verdicts, asked, checks: findings.map(({ check }) => check) };
}

interface Replayed {
  readonly host?: string;
  readonly times?: number;
}

describe('a target that', () => {
  test.each<[string, RequestListener, string, RegExp | null, readonly string[]]>([
    ['conforms', (_, to) => to.writeHead(200, JSON_TYPE).end('7'), 'pass', null, []],
    ['drifts', (_, to) => to.writeHead(200, JSON_TYPE).end('"7"'), 'fail', null, ['response-body']],
    [
      'lies about its media type',
      (_, to) => to.writeHead(200, { 'content-type': 'text/html' }).end('7'),
      'fail',
      null,
      ['response-content-type'],
    ],
    [
      'lies about its length',
      (_, to) => {
        to.writeHead(200, { ...JSON_TYPE, 'content-length': '9' }).flushHeaders();
        to.socket?.end('7');
      },
      'unchecked',
      /^no answer: aborted/,
      [],
    ],
    [
      'lies about its coding',
      (_, to) => to.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end('7'),
      'fail',
      null,
      ['response-body'],
    ],
    ['hangs', () => {}, 'unchecked', /^no answer: nothing within 0\.3 s/, []],
    [
      'drips',
      (request, to) => {
        to.writeHead(200, JSON_TYPE);
        const drops = setInterval(() => to.write(' '), 20);
        request.socket.on('close', () => clearInterval(drops));
      },
      'unchecked',
      /^no answer: nothing within 0\.3 s/,
      [],
    ],
    ['resets', (request) => request.socket.resetAndDestroy(), 'unchecked', /^no answer: /, []],
    [
      'floods with 429',
      (_, to) => to.writeHead(429, { 'retry-after': '60' }).end(),
      'unchecked',
      /the target answered 429/,
      [],
    ],
  ])('%s', async (_, listener, verdict, reason, checks) => {
    const replayed = await replay(listener);
    expect(replayed).toMatchObject({ verdict, checks });
    if (reason === null) expect(replayed.reason).toBeNull();
    else expect(replayed.reason).toMatch(reason);
    expect(replayed.asked.length).toBeLessThanOrEqual(3);
  });

  test.each(['GET', 'POST'])(
    'redirects %s away is not followed, and gives no credential on',
    async (method) => {
      const elsewhere: string[] = [];
      const other = await serve((request, response) => {
        elsewhere.push(String(request.headers.authorization));
        response.end();
      });
      const { verdict, asked } = await replay(
        (_, to) => to.writeHead(307, { location: `${other}/a` }).end(),
        method,
      );
      expect([verdict, asked, elsewhere]).toEqual(['fail', [`${method} /a Bearer mine`], []]);
    },
  );

  test.each<[string, (own: string, other: string) => string]>([
    ['itself', (own) => own],
    ['another path, and so on', (own) => `${own}/on`],
    ['another host by its own', (own, other) => `${own}/on?to=${other}`],
  ])('redirects to %s is asked once', async (_, locationOf) => {
    const elsewhere: string[] = [];
    const other = await serve((request, response) => {
      elsewhere.push(String(request.url));
      response.end();
    });
    const { verdict, asked } = await replay((request, to) => {
      const own = `http://${request.headers.host}${request.url}`;
      const further = new URL(own).searchParams.get('to');
      to.writeHead(302, { location: further ?? locationOf(own, other) }).end();
    });
    expect([verdict, asked, elsewhere]).toEqual(['fail', ['GET /a Bearer mine'], []]);
  });

  test.each<[string, (own: string, other: string) => string]>([
    ['itself', (own) => own],
    ['its next page', (own) => `${own}?page=2`],
    ['another host', (_, other) => `${other}/a?page=2`],
  ])('paginates, with a link to %s, is asked for what was recorded alone', async (_, nextOf) => {
    const elsewhere: string[] = [];
    const other = await serve((request, response) => {
      elsewhere.push(String(request.url));
      response.end();
    });
    const { verdict, asked } = await replay((request, to) => {
      const next = nextOf(`http://${request.headers.host}/a`, other);
      to.writeHead(200, { ...JSON_TYPE, link: `<${next}>; rel="next"` }).end('7');
    });
    expect([verdict, asked, elsewhere]).toEqual(['pass', ['GET /a Bearer mine'], []]);
  });

  test('lets a token expire in the middle of a session leaves the rest unchecked', async () => {
    let count = 0;
    const { verdicts, reason } = await replay(
      (_, to) => {
        if (count++ < 2) to.writeHead(200, JSON_TYPE).end('7');
        else to.writeHead(401).end();
      },
      'GET',
      { times: 4 },
    );
    expect(verdicts).toEqual(['pass', 'pass', 'unchecked', 'unchecked']);
    expect(reason).toMatch('it refuses the credential that --auth gave, which may have expired');
  });

  test('is not this machine gets no write that was not allowed', async () => {
    const ok: RequestListener = (_, to) => to.writeHead(200, JSON_TYPE).end('7');
    for (const method of ['POST', 'DELETE']) {
      const { verdict, asked } = await replay(ok, method, { host: '0.0.0.0' });
      expect([verdict, asked]).toEqual(['skipped', []]);
    }
    const { asked } = await replay(ok, 'POST', { host: '0.0.0.0', allow: ['POST /a'] });
    expect(asked).toEqual(['POST /a Bearer mine']);
  });

  test.each(['404', '410'])('loses its answer to a DELETE, and then says %s', async (status) => {
    let count = 0;
    const { verdict, reason, asked } = await replay((request, to) => {
      if (count++ === 0) request.socket.resetAndDestroy();
      else to.writeHead(Number(status)).end();
    }, 'DELETE');
    expect([verdict, asked.length]).toEqual(['unchecked', 2]);
    expect(reason).toMatch(`answered ${status} to a request that may have arrived before`);
  });

  test('says 404 to a DELETE that arrived once', async () => {
    const { verdict } = await replay((_, to) => to.writeHead(404).end(), 'DELETE');
    expect(verdict).toBe('fail');
  });

  test.each<[string, RequestListener]>([
    ['hangs', () => {}],
    ['resets', (request) => request.socket.resetAndDestroy()],
    ['fails', (_, to) => to.writeHead(500).end()],
  ])('%s gets a write once', async (_, listener) => {
    const { verdict, asked } = await replay(listener, 'POST');
    expect([verdict, asked]).toEqual(['unchecked', ['POST /a Bearer mine']]);
  });
});
