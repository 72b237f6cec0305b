import { describe, expect, test } from 'vitest';
import { checkOne, exchange, openSubject } from './exchanges.ts';

const V1 = 'https://api.shop.example/v1';
const headers = { 'content-type': 'application/json', 'x-total': '0' };
const list = { headers, body: [] };
const replayed = { replayed: true };

const secured = (scheme: string) =>
  openSubject(`openapi: 3.1.0
info: { title: Secured, version: '1' }
servers: [{ url: https://api.shop.example/v1 }]
paths:
  /orders:
    get:
      security: [{ it: [] }]
      responses: { '200': { description: Done. } }
components:
  securitySchemes: { it: ${scheme} }
`);
const bearer = await secured('{ type: http, scheme: bearer }');
const basic = await secured('{ type: http, scheme: basic }');
const oauth2 = await secured('{ type: oauth2, flows: {} }');
const header = await secured('{ type: apiKey, in: header, name: X-Api-Key }');
const query = await secured('{ type: apiKey, in: query, name: key }');
const cookie = await secured('{ type: apiKey, in: cookie, name: sid }');

describe('a credential', () => {
  test.each([
    ['bearer', bearer, { authorization: 'Bearer abc.def' }],
    ['lower-case bearer', bearer, { authorization: 'bearer abc' }],
    ['basic', basic, { authorization: `Basic ${btoa('user:pass')}` }],
    ['OAuth 2', oauth2, { authorization: 'Bearer abc' }],
    ['a header', header, { 'x-api-key': 'abc' }],
    ['a cookie', cookie, { cookie: 'a=b; sid=abc' }],
  ])('%s is well-formed', async (_, subject, fields) => {
    const one = exchange({ headers: fields }, {});
    expect(await checkOne(one, [subject])).toMatchObject({ verdict: 'pass', findings: [] });
    expect(await checkOne(one, [subject], replayed)).toMatchObject({ verdict: 'pass' });
  });

  test.each([
    ['missing', bearer, {}],
    ['blank', bearer, { authorization: '' }],
    ['blank', header, { 'x-api-key': ' ' }],
    ['***', bearer, { authorization: '***' }],
    ['[REDACTED]', bearer, { authorization: '[REDACTED]' }],
    ['masked behind its scheme', bearer, { authorization: 'Bearer xxxxx' }],
    ['masked behind its scheme', bearer, { authorization: 'Bearer <redacted>' }],
    ['masked behind its scheme', basic, { authorization: 'Basic ********' }],
    ['masked in part', bearer, { authorization: 'Bearer sk_live_****1234 ' }],
    ['masked', cookie, { cookie: 'sid=***' }],
  ])('%s in a recording says nothing', async (_, subject, fields) => {
    const one = exchange({ headers: fields }, {});
    expect(await checkOne(one, [subject])).toMatchObject({ verdict: 'pass', findings: [] });
  });

  test.each([
    ['the Authorization header', bearer, { authorization: 'Basic dTpw' }],
    ['the Authorization header', bearer, { authorization: 'abc' }],
    ['the Authorization header', bearer, { authorization: 'Bearer' }],
    ['the Authorization header', basic, { authorization: `Basic ${btoa('nobody')}` }],
    ['the Authorization header', oauth2, { authorization: 'Token abc' }],
  ])('in %s is malformed', async (place, subject, fields) => {
    const { findings } = await checkOne(exchange({ headers: fields }, {}), [subject]);
    expect(findings.map(({ check, received }) => [check, received])).toEqual([
      ['request-security', `${place} holds no well-formed credential, answered 200`],
    ]);
  });

  test.each([
    ['the Authorization header', bearer],
    ['the X-Api-Key header', header],
    ['the query parameter key', query],
    ['the cookie sid', cookie],
  ])('missing in %s in a replay, and let in', async (place, subject) => {
    const { findings } = await checkOne(exchange({}, {}), [subject], replayed);
    expect(findings.map(({ received }) => received)).toEqual([`${place} is missing, answered 200`]);
    for (const status of [302, 401, 500]) {
      const answer = await checkOne(exchange({}, { status }), [subject], replayed);
      expect(answer.findings.map(({ check }) => check)).toEqual(['status-documented']);
    }
  });

  test('in a URL does not reach the report', async () => {
    const url = `https://user:hush@api.shop.example/v1/orders?a=1&key=hush&access_token=hush`;
    const { findings } = await checkOne(exchange({ url }, { status: 418 }), [query]);
    expect(findings[0]?.exchange.url).toBe(
      'https://***@api.shop.example/v1/orders?a=1&key=***&access_token=***',
    );
    expect(JSON.stringify(findings)).not.toContain('hush');
  });
});

describe('a masked value', () => {
  test.each([
    [
      { url: `${V1}/orders?status=***` },
      'request-parameters: the recording masks request.query /status',
    ],
    [
      { headers: { 'x-trace': '[REDACTED]' } },
      'request-parameters: the recording masks request.header /X-Trace',
    ],
  ])('of a parameter fails no schema: %j', async (request, reason) => {
    expect(await checkOne(exchange(request, list))).toMatchObject({
      verdict: 'unchecked',
      reason,
      findings: [],
    });
  });

  test('that satisfies its schema passes', async () => {
    const headers = { 'content-type': 'text/plain' };
    const answer = exchange({ url: `${V1}/notes?format=***` }, { headers, body: '***' });
    expect(await checkOne(answer)).toMatchObject({ verdict: 'pass' });
  });

  test('of a body fails no schema, unless the answer was just received', async () => {
    const body = [{ id: 1, lines: [{ sku: '***' }] }];
    const answer = exchange({ headers: { authorization: 'Bearer a' } }, { headers, body });
    expect(await checkOne(answer)).toMatchObject({
      verdict: 'unchecked',
      reason: 'response-body: the recording masks response.body /0/lines/0/sku',
    });
    expect(await checkOne(answer, undefined, replayed)).toMatchObject({ verdict: 'fail' });
  });

  test('hides no fault beside it', async () => {
    const url = `${V1}/orders?status=***&page=0`;
    const { verdict, findings } = await checkOne(exchange({ url }, list));
    expect(verdict).toBe('fail');
    expect(findings.map(({ pointer }) => pointer)).toEqual(['/page']);
  });

  test('is none for being long enough to be shortened in messages', async () => {
    const url = `${V1}/orders?status=${'x1'.repeat(100)}`;
    expect(await checkOne(exchange({ url }, list))).toMatchObject({ verdict: 'fail' });
  });
});
