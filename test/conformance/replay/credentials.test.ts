import { describe, expect, test } from 'vitest';
import type { RequestChange } from '../exchanges.ts';
import { API, LOCAL, MOCK, replay } from './replaying.ts';

/** What GitHub's tokens look like. */
const SHAPED = `ghp_${'hush'.repeat(9)}`;

describe('credentials', () => {
  const secrets: RequestChange = {
    url: `${API}/orders?a=1&key=hush&access_token=hush&b=2`,
    headers: {
      authorization: 'Bearer hush',
      cookie: 'sid=hush',
      'x-app': 'hush',
      'x-auth-token': 'hush',
      'x-amz-security-token': 'hush',
      referer: 'https://app.example/?token=hush',
      'x-trace': '1',
    },
  };

  test.each([
    ['an operation that asks for them', `${API}/orders`],
    ['one that asks for none', `${API}/open`],
  ])('recorded ones reach no target that is not local: %s', async (_, path) => {
    const { sent } = await replay({
      ...secrets,
      url: secrets.url?.replace(`${API}/orders`, path) ?? '',
    });
    expect(sent[0]).toMatchObject({ headers: { 'x-trace': '1' } });
    expect(sent[0]?.url).toMatch(/\?a=1&b=2$/);
    expect(JSON.stringify(sent)).not.toContain('hush');
  });

  test('nor do they when the answer was a refusal', async () => {
    const { sent } = await replay(secrets, {}, { status: 401 });
    expect(JSON.stringify(sent)).not.toContain('hush');
  });

  const nested = encodeURIComponent('{"a":{"password":"hush"}}');
  test.each<[string, RequestChange]>([
    ['a private key', { url: `${API}/open?private_key=hush` }],
    ['an authorization code', { url: `${API}/open?code=hush&redirect_uri=a` }],
    ['a URL in the query', { url: `${API}/open?to=https://a.example/?token=hush` }],
    ['a URL with a password', { url: `${API}/open?to=https://me:hush@a.example` }],
    ['JSON in the query', { url: `${API}/open?filter=${nested}` }],
    ['JSON in a URL in the query', { url: `${API}/open?to=${encodeURIComponent(`?a=${nested}`)}` }],
    ['what looks like a credential', { url: `${API}/open?note=with+${SHAPED}` }],
    ['what looks like a credential in a header', { headers: { 'x-note': `with ${SHAPED}` } }],
    ['a key of Azure', { headers: { 'ocp-apim-subscription-key': 'hush' } }],
    ['a URL in a header', { headers: { 'x-from': ['a', 'https://a.example/?token=hush'] } }],
  ])('nor do they in %s', async (_, request) => {
    const { sent } = await replay(request);
    expect(sent).toHaveLength(1);
    expect(JSON.stringify(sent)).not.toContain('hush');
    const local = await replay(request, LOCAL);
    expect(JSON.stringify(local.sent)).toContain('hush');
  });

  test('a token that names a page is none', async () => {
    const { sent } = await replay({ url: `${API}/open?page_token=next&other_token=x` });
    expect(sent[0]?.url).toBe('https://staging.example/api/open?page_token=next');
  });

  const RULE = 'a recorded secret reaches no target but this machine';
  const json = { 'content-type': 'application/json' };
  const form = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
  const post = { method: 'POST', url: `${API}/orders` };

  test.each<[string, RequestChange, string]>([
    [
      'a required header',
      { url: `${API}/secrets`, headers: { 'x-api-key': 'hush' } },
      `it needs the x-api-key header, and ${RULE}: make it a security scheme of the contract, and --auth gives another`,
    ],
    [
      'a required cookie',
      { url: `${API}/cookies`, headers: { cookie: 'theme=dark; sid=hush' } },
      `it needs the cookie header, and ${RULE}: make it a security scheme of the contract, and --auth gives another`,
    ],
    [
      'a required header of a scheme',
      { url: `${API}/keyed`, headers: { 'x-app': 'hush' } },
      `it needs the x-app header, and ${RULE}: --auth app=env:NAME gives another`,
    ],
    ['a path parameter', { url: `${API}/invitations/hush` }, `its path holds {token}, and ${RULE}`],
    [
      'a member of a body',
      { ...post, headers: json, body: { a: [{ session: 's', clientSecret: 'hush' }] } },
      `its body holds /a/0/clientSecret, and ${RULE}`,
    ],
    [
      'a member of a body without a media type',
      { ...post, body: '{"password":"hush"}' },
      `its body holds /password, and ${RULE}`,
    ],
    [
      'a field of a form',
      { ...post, headers: form, body: 'a=1&refresh_token=hush' },
      `its body holds refresh_token, and ${RULE}`,
    ],
    [
      'an authorization code in a form',
      { ...post, headers: form, body: 'grant_type=authorization_code&code=hush' },
      `its body holds code, and ${RULE}`,
    ],
    [
      'a URL in a member of a body',
      { ...post, headers: json, body: { hook: 'https://a.example/?token=hush' } },
      `its body holds /hook, and ${RULE}`,
    ],
    [
      'a number in a list of a body',
      { ...post, headers: json, body: { auth_tokens: [{ of: 7 }] } },
      `its body holds /auth_tokens/0/of, and ${RULE}`,
    ],
    [
      'what looks like a credential, in a body',
      { ...post, headers: json, body: { note: `with ${SHAPED}` } },
      `its body holds /note, and ${RULE}`,
    ],
    [
      'what looks like a credential, in a path',
      { url: `${API}/notes/${SHAPED}` },
      `its path holds {id}, and ${RULE}`,
    ],
    ...Object.entries({
      'text/plain': 'password=hush',
      'application/xml': '<login><password>hush</password></login>',
      'application/x-ndjson': '{"a":1}\n{"password":"hush"}\n',
      'multipart/form-data; boundary=b':
        '--b\r\nContent-Disposition: form-data; name="password"\r\n\r\nhush\r\n--b--\r\n',
    }).map(([type, body]): [string, RequestChange, string] => [
      type,
      { ...post, headers: { 'content-type': type }, body },
      `its body holds what looks like a secret, and ${RULE}`,
    ]),
    [
      'a body in a coding that nobody knows',
      { ...post, headers: { 'content-encoding': 'secret' }, body: new Uint8Array([1]) },
      `its body holds what nobody can read, and ${RULE}`,
    ],
  ])('a request that needs one is sent to a local target alone: %s', async (_, request, reason) => {
    const allowed = new Set(['POST /orders']);
    const { sent, verdict } = await replay(request, { allowed });
    expect(sent).toEqual([]);
    expect(verdict).toMatchObject({ verdict: 'unchecked', reason: `not sent: ${reason}` });
    expect((await replay(request, LOCAL)).sent).toHaveLength(1);
  });

  test.each<[string, RequestChange]>([
    ['a number', { ...post, headers: json, body: { tokens: 7, password: '', page_token: 'b' } }],
    ['a mask', { ...post, headers: json, body: { password: '***' } }],
    ['a text', { ...post, headers: { 'content-type': 'text/plain' }, body: 'the password' }],
    ['bytes', { ...post, body: new Uint8Array([1, 0xff]) }],
    ['deep', { ...post, headers: json, body: '['.repeat(9999) + ']'.repeat(9999) }],
  ])('in a body is not %s', async (_, request) => {
    const { sent } = await replay(request, { allowed: new Set(['POST /orders']) });
    expect(sent).toHaveLength(1);
  });

  test("the target's own takes the place of a required one", async () => {
    const request = { url: `${API}/keyed`, headers: { 'x-app': 'hush' } };
    const { sent } = await replay(request, { credentials: new Map([['app', 'mine']]) });
    expect(sent[0]?.headers).toEqual({ 'x-app': 'mine' });
  });

  test('recorded ones reach a local target', async () => {
    const { sent } = await replay(secrets, LOCAL);
    expect(sent[0]?.url).toBe(`http://127.0.0.1:1/orders?a=1&key=hush&access_token=hush&b=2`);
    expect(sent[0]?.headers).toEqual(secrets.headers);
  });

  test.each<[string, [string, string][], object, string]>([
    ['bearer', [['bearer', 'mine']], { authorization: 'Bearer mine' }, ''],
    ['basic', [['basic', 'me:mine']], { authorization: `Basic ${btoa('me:mine')}` }, ''],
    [
      'two that belong together',
      [
        ['key', 'a&b'],
        ['app', 'c'],
      ],
      { 'x-app': 'c' },
      '?key=a%26b',
    ],
    ['one of two that belong together', [['key', 'k']], {}, ''],
    [
      'the first that is asked for',
      [
        ['basic', 'a:b'],
        ['bearer', 'c'],
      ],
      { authorization: 'Bearer c' },
      '',
    ],
    ['one for another scheme', [['other', 'k']], {}, ''],
  ])("the target's are put in: %s", async (_, credentials, headers, query) => {
    const target = { credentials: new Map(credentials) };
    const { sent } = await replay({ headers: { authorization: 'Bearer hush' } }, target);
    expect(sent).toEqual([
      { method: 'GET', url: `https://staging.example/api/orders${query}`, headers },
    ]);
  });

  test.each([LOCAL, MOCK, {}])("the target's come before recorded ones: %j", async (target) => {
    const credentials = new Map([['bearer', 'mine']]);
    const { sent } = await replay(
      { headers: { authorization: 'Bearer hush' } },
      { ...target, credentials },
    );
    expect(sent[0]?.headers).toEqual({ authorization: 'Bearer mine' });
  });

  test('a mock gets the recorded one, and one that is made up for what is missing or masked', async () => {
    const sentFor = async (headers: Record<string, string>) =>
      (await replay({ headers }, MOCK)).sent[0]?.headers;
    expect(await sentFor({ authorization: 'Bearer a' })).toEqual({ authorization: 'Bearer a' });
    for (const headers of [{}, { authorization: 'Bearer ***' }]) {
      expect(await sentFor(headers as Record<string, string>)).toEqual({
        authorization: 'Bearer make-believe',
      });
    }
  });

  test.each([401, 403])('a recorded %i stays without', async (status) => {
    const target = { credentials: new Map([['bearer', 'mine']]) };
    for (const place of [{}, LOCAL, MOCK]) {
      const { sent } = await replay({}, { ...place, ...target }, { status });
      expect(sent[0]?.headers).toEqual({});
    }
  });

  test('an operation that asks for none gets none', async () => {
    const credentials = new Map([['bearer', 'mine']]);
    const { sent } = await replay({ url: `${API}/open` }, { credentials });
    expect(sent[0]?.headers).toEqual({});
  });

  test("the target's do not reach the report", async () => {
    const credentials = new Map([
      ['key', 'hush'],
      ['app', 'hush'],
    ]);
    const send = async () => ({ status: 418, headers: {} });
    const { report } = await replay({}, { credentials, send });
    expect(report.findings[0]?.exchange.url).toBe('https://staging.example/api/orders?key=***');
    expect(JSON.stringify(report)).not.toContain('hush');
  });
});
