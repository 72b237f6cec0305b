import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkRecording } from '../../src/adapters/check-recording.ts';
import { inLine } from '../conformance/drift/drifting.ts';
import { folderOf } from '../contract/folder.ts';

const json = { 'content-type': 'application/json', 'x-total': '1' };
const thing = { id: 1, name: 'a', tags: ['b'] };

/** How a target's answers have changed since they were recorded, by path. */
const CHANGES: Readonly<Record<string, { status?: number; headers?: object; body?: unknown }>> = {
  '/same': {},
  '/added': { body: { ...thing, extra: 1 } },
  '/removed': { body: { ...thing, name: undefined } },
  '/renamed': { body: { ...thing, name: undefined, title: 'a' } },
  '/typed': { body: { ...thing, id: '1' } },
  '/null': { body: { ...thing, name: null } },
  '/object': { body: { ...thing, tags: { 0: 'b' } } },
  '/array': { body: [thing] },
  '/created': { status: 201 },
  '/html': { headers: { 'content-type': 'text/html' } },
  '/lost': { headers: { 'x-total': undefined } },
};

const responses = {
  200: {
    description: 'Done.',
    headers: { 'X-Total': { required: true, schema: { type: 'integer' } } },
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['id'],
          properties: {
            id: { type: 'integer' },
            name: { type: 'string' },
            tags: { type: 'array', items: { type: 'string' } },
          },
        },
      },
    },
  },
  201: { description: 'Made.', content: { 'application/json': {} } },
};

test('what a target has drifted in since it was recorded', async () => {
  const folder = await folderOf({
    'api.json': JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Api', version: '1' },
      servers: [{ url: 'https://api.example' }],
      paths: Object.fromEntries(Object.keys(CHANGES).map((path) => [path, { get: { responses } }])),
    }),
    'a.har': JSON.stringify({
      log: { version: '1.2', entries: Object.keys(CHANGES).map(entryOf) },
    }),
  });
  const { drift, verdicts } = await checkRecording(join(folder, 'a.har'), {
    contracts: [join(folder, 'api.json')],
    target: { url: await serveChanged() },
  });
  expect(drift.map((row) => `${row.operation} ${inLine(row)}`)).toEqual([
    'GET /array error response.body: object | object | array (ct rt)',
    'GET /html error response.header /content-type: application/json | application/json | text/html (ct rt)',
    'GET /lost error response.header /x-total: integer | integer | absent (ct rt)',
    'GET /null error response.body /name: string | string | null (ct rt)',
    'GET /object error response.body /tags: array | array | object (ct rt)',
    'GET /typed error response.body /id: integer | integer | string (ct rt)',
    'GET /added warning response.body /extra: not documented | absent | number (ct rt)',
    'GET /created warning response: 200, 201 | 200 | 201 (rt)',
    'GET /renamed warning response.body /title: not documented | absent | string (ct rt)',
    'GET /removed info response.body /name: string or absent | string | absent (rt)',
    'GET /renamed info response.body /name: string or absent | string | absent (rt)',
  ]);
  const failed = drift.filter(({ severity }) => severity === 'error');
  expect(verdicts).toMatchObject({ fail: failed.length, unchecked: 0, skipped: 0 });
});

/** An entry of a HAR, as it was recorded. */
function entryOf(path: string) {
  const text = JSON.stringify(thing);
  const headers = Object.entries(json).map(([name, value]) => ({ name, value }));
  return {
    request: { method: 'GET', url: `https://api.example${path}`, headers: [] },
    response: { status: 200, headers, content: { mimeType: json['content-type'], text } },
  };
}

async function serveChanged(): Promise<string> {
  const server = createServer((request, response) => {
    const { status = 200, headers = {}, body = thing } = CHANGES[request.url ?? ''] ?? {};
    response.statusCode = status;
    for (const [name, value] of Object.entries({ ...json, ...headers })) {
      if (value !== undefined) response.setHeader(name, value);
    }
    response.end(JSON.stringify(body));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
