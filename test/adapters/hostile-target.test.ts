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

/** Replays one recorded exchange on a target. Gives its verdict, the findings, and what was asked. */
async function replay(
  listener: RequestListener,
  method = 'GET',
  target: Partial<ReplayTarget> = {},
) {
  const asked: string[] = [];
  const url = await serve((request, response) => {
    // Whether it is a mock of ours, it is asked first.
    if (request.url?.startsWith('/__specwright/')) {
      response.writeHead(404).end();
      return;
    }
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    listener(request, response);
  });
  const request = { method, url: 'https://api.example.com/a', headers: [] };
  const content = { mimeType: 'application/json', text: '1' };
  const headers = [{ name: 'content-type', value: 'application/json' }];
  const entry = { request, response: { status: 200, headers, content } };
  const har = JSON.stringify({ log: { version: '1.2', entries: [entry] } });
  const folder = await folderOf({ 'a.har': har });
  const { exchangeVerdicts, findings } = await checkRecording(join(folder, 'a.har'), {
    contracts: [contract],
    target: {
      url,
      credentials: { bearer: 'mine' },
      timeout: 300,
      clock: virtualClock(),
      ...target,
    },
  });
  const { verdict, reason } = { ...exchangeVerdicts[0] };
  return { verdict, reason, asked, checks: findings.map(({ check }) => check) };
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
    [
      'answers without end',
      (_, to) => {
        const chunk = Buffer.alloc(1024 * 1024, ' ');
        const more = () => {
          while (to.write(chunk));
        };
        to.writeHead(200, JSON_TYPE).on('drain', more);
        more();
      },
      'unchecked',
      /^no answer: an answer of over 67,108,864 bytes/,
      [],
    ],
  ])('%s', async (name, listener, verdict, reason, checks) => {
    const timeout = name.startsWith('answers') ? 20_000 : 300;
    const replayed = await replay(listener, 'GET', { timeout });
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

  test('lets tokens expire is told of as one that refuses', async () => {
    const { verdict, checks } = await replay((_, to) => to.writeHead(401).end());
    expect(verdict).toBe('fail');
    expect(checks).toContain('drift');
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
