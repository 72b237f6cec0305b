import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { folderOf } from '../contract/folder.ts';
import { runProcess } from './spawn.ts';

const DOCUMENT = `{
  openapi: 3.1.0, info: { title: T, version: '1' }, servers: [{ url: 'https://api.example' }],
  paths: { /a: { get: { responses: { '200': {
    description: ok, content: { application/json: { schema: { type: integer } } } } } } } } }`;
const HAR = JSON.stringify({
  log: {
    entries: [
      {
        request: { method: 'GET', url: 'https://api.example/a', headers: [] },
        response: { status: 200, headers: [], content: { size: 0, mimeType: '' }, bodySize: 0 },
      },
    ],
  },
});

/** So many recordings are replayed side by side where nothing is said. */
const SIDE_BY_SIDE = 8;
/** Of each answer 64 MiB are read, and the rest of the process has some room, in KiB. */
const MOST_MEMORY = (SIDE_BY_SIDE * 64 + 512) * 1024;

/** Makes a process tell how much memory it had at most, in KiB. */
const TELL_MEMORY = `
  import { writeSync } from 'node:fs';
  process.on('exit', () => writeSync(2, 'most memory: ' + process.resourceUsage().maxRSS));
`;

/** A text of 2 GiB in the fewest bytes: a stream of gzip may have several members (RFC 1952 §2.2). */
const BOMB = Buffer.concat(Array(32).fill(gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '))));
const JSON_TYPE = { 'content-type': 'application/json' };

test.each<[string, RequestListener, reason: string]>([
  [
    'as they are',
    (_, response) => {
      const chunk = Buffer.alloc(1024 * 1024, ' ');
      const more = () => {
        while (response.write(chunk));
      };
      response.writeHead(200, JSON_TYPE).on('drain', more);
      more();
    },
    'an answer of over 67,108,864 bytes',
  ],
  [
    'packed small',
    (_, response) =>
      response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end(BOMB),
    'the body is over 67,108,864 bytes when decompressed',
  ],
])(
  'gigabytes of answers, %s, take no more memory than is meant',
  async (_, listener, reason) => {
    const server = createServer((request, response) => {
      if (request.url === '/a') listener(request, response);
      else response.writeHead(404).end();
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const names = Array.from({ length: 2 * SIDE_BY_SIDE }, (_, index) => `har/${index}.har`);
    const cwd = await folderOf({
      'api.yaml': DOCUMENT,
      ...Object.fromEntries(names.map((name) => [name, HAR])),
    });
    const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const args = ['check', 'har', '--contract', 'api.yaml', '--target', target];
    const node = ['--import', `data:text/javascript,${encodeURIComponent(TELL_MEMORY)}`];
    const { out, err } = await runProcess(args, { cwd, node });
    expect(out).toContain('16 unchecked');
    expect(out).toContain(reason);
    expect(Number(/most memory: (\d+)/.exec(err)?.[1])).toBeLessThan(MOST_MEMORY);
  },
  120_000,
);
