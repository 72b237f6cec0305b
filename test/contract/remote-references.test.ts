import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { loadContractText } from '../../src/contract/load.ts';
import { type Failure, failureOf } from './failure.ts';
import { serve } from './serve.ts';

describe('a remote reference that is allowed, but', async () => {
  const closedPort = await freePort();
  test.each<[what: string, url: string, facts: Partial<Failure>]>([
    ['nothing is there', 'BASE/missing', { expected: 'status 200', received: 'status 404' }],
    [
      'it leads to elsewhere',
      'BASE/moved',
      {
        expected: 'status 200',
        received: 'status 302, a redirect to http://127.0.0.1/a.yaml',
        hint: 'A reference follows no redirect: write the URL that it leads to',
      },
    ],
    ['its text breaks off', 'BASE/cut', { received: expect.stringMatching(/closed|terminated/) }],
    [
      'nobody listens',
      `http://127.0.0.1:${closedPort}/a.yaml`,
      { received: `connect ECONNREFUSED 127.0.0.1:${closedPort}` },
    ],
    [
      'the server speaks no TLS',
      'httpsBASE/a.yaml',
      { received: expect.stringMatching(/SSL|EPROTO/) },
    ],
  ])('%s', async (_, reference, facts) => {
    const base = await serve({ '/moved': '→ http://127.0.0.1/a.yaml', '/cut': '✂' });
    const url = reference.replace('httpsBASE', base.replace('http:', 'https:'));
    const { host } = new URL(url.replace('BASE', base));
    const text = `openapi: 3.1.0\npaths: { /a: { $ref: '${url.replace('BASE', base)}' } }\n`;
    const failure = await failureOf(() =>
      loadContractText(text, { file: 'a.yaml', allowRefs: [host] }),
    );
    expect(failure).toMatchObject({
      error: 'UnresolvedReferenceError',
      problem: 'the document cannot be fetched',
      at: 'a.yaml:2:16',
      ...facts,
    });
  });

  test('it is malformed: the error is in its own file', async () => {
    const base = await serve({ '/a.yaml': 'a: b: c' });
    const text = `openapi: 3.1.0\npaths: { /a: { $ref: '${base}/a.yaml' } }\n`;
    const failure = await failureOf(() =>
      loadContractText(text, { allowRefs: [new URL(base).host] }),
    );
    expect(failure).toMatchObject({ error: 'DocumentError', at: 'a.yaml:1:4' });
  });
});

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
