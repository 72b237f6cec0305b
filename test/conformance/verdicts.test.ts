import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../src/http/exchange.ts';
import { check, checkOne, exchange, openSubject, shop } from './exchanges.ts';

const V1 = 'https://api.shop.example/v1';
const json = { 'content-type': 'application/json' };
const list = { headers: { ...json, 'x-total': '0' }, body: [] };
const broken = { url: `${V1}/broken` };

describe('what cannot be judged is unchecked, with the reason', () => {
  test('no response', async () => {
    const { response: _, ...unanswered } = exchange({}, list);
    expect(await checkOne(unanswered)).toMatchObject({
      verdict: 'unchecked',
      reason: 'there is no response',
    });
    expect(await checkOne({ ...unanswered, unanswered: 'net::ERR_ABORTED' })).toMatchObject({
      verdict: 'unchecked',
      reason: 'net::ERR_ABORTED',
      operation: 'GET /orders',
    });
  });

  test('a response body that the recording leaves out', async () => {
    const left: Exchange = {
      ...exchange({}, { headers: list.headers }),
      omitted: { response: 'too large' },
    };
    expect(await checkOne(left)).toMatchObject({
      verdict: 'unchecked',
      reason: 'response-body: too large',
      findings: [],
    });
  });

  test('a request body that the recording leaves out', async () => {
    const created = { status: 201, headers: json, body: { id: 1, lines: [] } };
    const left: Exchange = {
      ...exchange({ method: 'POST' }, created),
      omitted: { request: 'a file' },
    };
    expect(await checkOne(left)).toMatchObject({
      verdict: 'unchecked',
      reason: 'request-body: a file',
    });
    const headers = { 'content-type': 'application/problem+json' };
    const refused = { ...left, response: { status: 400, headers, body: '{"title":"No"}' } };
    expect(await checkOne(refused)).toMatchObject({ verdict: 'pass' });
  });

  test('a schema that does not compile', async () => {
    const answer = exchange(broken, { headers: { ...json, 'x-total': '1' }, body: {} });
    const { verdict, reason, findings } = await checkOne(answer);
    expect({ verdict, findings }).toEqual({ verdict: 'unchecked', findings: [] });
    expect(reason).toMatch(
      /^response-body: test\/fixtures\/conformance\/shop\.yaml:\d+:\d+: the schema at .* doesn't compile: .*strin$/,
    );
  });

  test('but a fault beside it is found, and fails', async () => {
    const answer = exchange(broken, { headers: json, body: {} });
    const { verdict, reason, findings } = await checkOne(answer);
    expect({ verdict, reason }).toEqual({ verdict: 'fail', reason: null });
    expect(findings.map(({ check }) => check)).toEqual(['response-headers']);
  });

  test('an object in a body of type text/csv', async () => {
    const headers = { 'content-type': 'text/csv' };
    const answer = exchange({ url: `${V1}/notes` }, { headers, body: 'a,b' });
    expect(await checkOne(answer)).toMatchObject({
      verdict: 'unchecked',
      reason: 'response-body: no specification says how text/csv holds an array',
    });
  });

  test('a value nested deeper than the stack', async () => {
    const deep = await openSubject(`openapi: 3.1.0
info: { title: Deep, version: '1' }
servers: [{ url: https://api.shop.example/v1 }]
paths:
  /orders:
    get:
      responses:
        '200':
          description: A node.
          content: { application/json: { schema: { $ref: '#/components/schemas/Node' } } }
components:
  schemas:
    Node: { type: array, items: { $ref: '#/components/schemas/Node' } }
`);
    const body = '['.repeat(50_000) + ']'.repeat(50_000);
    const { verdict, reason } = await checkOne(exchange({}, { headers: json, body }), [deep]);
    expect(verdict).toBe('unchecked');
    expect(reason).toContain('nested deeper than 500 levels');
  });

  test('a parameter nested deeper than the stack, while another is at fault', async () => {
    const queries = await openSubject(`openapi: 3.1.0
info: { title: Deep, version: '1' }
servers: [{ url: https://api.shop.example/v1 }]
paths:
  /orders:
    get:
      parameters:
        - { name: deep, in: query, content: { application/json: { schema: {} } } }
        - { name: n, in: query, schema: { type: integer } }
      responses: { '200': { description: Taken. } }
`);
    const query = `deep=${'['.repeat(501)}${']'.repeat(501)}`;
    const url = `${V1}/orders?${query}`;
    const alone = await checkOne(exchange({ url }, { body: '' }), [queries]);
    expect(alone.verdict).toBe('unchecked');
    expect(alone.reason).toContain('nested deeper than 500 levels');
    const beside = await checkOne(exchange({ url: `${url}&n=x` }, { body: '' }), [queries]);
    expect(beside.findings.map(({ pointer }) => pointer)).toEqual(['/n']);
  });

  test('a number beyond the doubles', async () => {
    const body = '{"total": 1e999}';
    const headers = { ...json, 'x-total': '1' };
    const { verdict, reason } = await checkOne(exchange({}, { headers, body }));
    expect([verdict, reason]).toEqual([
      'unchecked',
      expect.stringContaining('beyond those that a double can hold'),
    ]);
  });
});

describe('what policy leaves out is skipped, with the reason', () => {
  test('a host that is none of the contract', async () => {
    const { verdict, reason, operation } = await checkOne(
      exchange({ url: 'https://cdn.example/v1/orders' }, list),
    );
    expect({ verdict, operation }).toEqual({ verdict: 'skipped', operation: null });
    expect(reason).toBe("its URL is none of the contracts' servers (--server names a further one)");
  });

  test.each([
    ['operation-documented', `${V1}/carts`, 'GET'],
    ['method-documented', `${V1}/orders`, 'PATCH'],
  ] as const)('%s, ignored', async (name, url, method) => {
    const options = { ignored: new Set([name]) };
    expect(await checkOne(exchange({ url, method }, list), [shop], options)).toMatchObject({
      verdict: 'skipped',
      reason: `${name} is ignored`,
    });
  });
});

test('a check that is ignored finds nothing, and leaves nothing unchecked', async () => {
  const ignored = new Set(['response-headers', 'response-body'] as const);
  const faulty = exchange({}, { headers: json, body: {} });
  expect(await checkOne(faulty, [shop], { ignored })).toMatchObject({ verdict: 'pass' });
  expect(await checkOne(exchange(broken, { headers: json }), [shop], { ignored })).toMatchObject({
    verdict: 'pass',
  });
});

test('formats are notes where that is asked for', async () => {
  const body = { id: 1, lines: [], sentAt: 'yesterday' };
  const { document } = shop.compiled.contract;
  const lenient = await openSubject(JSON.stringify(document), { formats: 'annotate' });
  const answer = exchange({ url: `${V1}/orders/1` }, { headers: json, body });
  expect(await checkOne(answer)).toMatchObject({ verdict: 'fail' });
  expect(await checkOne(answer, [lenient])).toMatchObject({ verdict: 'pass' });
});

test('a run without exchanges reports nothing', async () => {
  expect(await check([])).toMatchObject({
    exchanges: 0,
    verdicts: { pass: 0, fail: 0, unchecked: 0, skipped: 0 },
    findings: [],
    clusters: [],
  });
});

describe('what a browser sends on its own', () => {
  const preflight = { 'access-control-request-method': 'POST', origin: 'https://app.example' };

  test('a CORS preflight is left out, with the reason', async () => {
    const answer = exchange({ method: 'OPTIONS', headers: preflight }, { status: 204 });
    expect(await checkOne(answer)).toMatchObject({
      verdict: 'skipped',
      reason: "a CORS preflight is the browser's, not an operation of the API",
    });
  });

  test.each(['GET', 'HEAD'])('a 304 to a %s is left out, with the reason', async (method) => {
    const answer = exchange({ method, url: `${V1}/orders/1` }, { status: 304 });
    expect(await checkOne(answer)).toMatchObject({
      verdict: 'skipped',
      reason: 'a 304 says that what the client has is still good: it is no answer',
    });
  });

  test('a 304 that is documented, or to another method, is judged', async () => {
    const documented = exchange({ method: 'DELETE', url: `${V1}/orders/1` }, { status: 304 });
    expect(await checkOne(documented)).toMatchObject({ verdict: 'pass' });
    const { findings } = await checkOne(exchange({ method: 'POST' }, { status: 304 }));
    expect(findings.map((finding) => finding.check)).toContain('status-documented');
  });

  test("a HEAD is held against its GET's status and headers", async () => {
    const answer = (response: object) => checkOne(exchange({ method: 'HEAD' }, response));
    expect(await answer({ headers: list.headers })).toMatchObject({
      verdict: 'pass',
      operation: 'GET /orders',
    });
    const { findings } = await answer({ headers: json });
    expect(findings.map((finding) => finding.check)).toEqual(['response-headers']);
  });

  test('and is undocumented where its GET is', async () => {
    for (const url of [`${V1}/notes`, `${V1}/carts`]) {
      const one = exchange({ method: 'HEAD', url }, { status: 202 });
      expect(await checkOne(one)).toMatchObject({ verdict: 'fail' });
    }
  });

  test('any other OPTIONS is a method that is not documented', async () => {
    const answer = exchange({ method: 'OPTIONS' }, { status: 204 });
    const { verdict, findings } = await checkOne(answer);
    expect(verdict).toBe('fail');
    expect(findings.map((finding) => finding.check)).toEqual(['method-documented']);
  });
});
