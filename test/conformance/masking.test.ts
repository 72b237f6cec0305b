import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckName } from '../../src/conformance/finding.ts';
import { REPORT_FORMATS } from '../../src/report/format.ts';
import { written } from '../report/reported.ts';
import { check, checkOne, exchange, type RequestChange, type ResponseChange } from './exchanges.ts';
import { apiOf, BASE, body, json } from './secrets-api.ts';

/** Names of secrets, by their look, and `appid` since it is an API key's. */
const NAMES = [
  'access_token',
  'api-key',
  'appid',
  'client_secret',
  'password',
  'session',
  'set-cookie',
  'x-auth-token',
];

const apis = new Map(
  await Promise.all(NAMES.map(async (name) => [name, await apiOf(name)] as const)),
);

type Place = readonly [
  check: CheckName,
  request: (name: string, secret: string) => RequestChange,
  response: (name: string, secret: string) => ResponseChange,
];

const nothing = () => ({});
const asked = (query: string): RequestChange => ({ url: `${BASE}/a?${query}` });

/** Where a secret can stand, so that a finding quotes it or its exchange's URL holds it. */
const PLACES: Readonly<Record<string, Place>> = {
  'a query parameter': [
    'request-parameters',
    (name, secret) => asked(`${name}=${secret}`),
    nothing,
  ],
  'a query parameter, in a URL within another': [
    'request-parameters',
    (name, secret) => asked(`text=${encodeURIComponent(`https://a.example?${name}=`)}${secret}`),
    nothing,
  ],
  'a query parameter that is not JSON': [
    'request-parameters',
    (name, secret) => asked(`filter={"${name}":"${secret}"`),
    nothing,
  ],
  'a header': ['request-parameters', (name, secret) => ({ headers: { [name]: secret } }), nothing],
  'a cookie': [
    'request-parameters',
    (name, secret) => ({ headers: { cookie: `a=b; ${name}=${secret}` } }),
    nothing,
  ],
  'a path parameter': [
    'request-parameters',
    (_, secret) => ({ url: `${BASE}/!${secret}` }),
    nothing,
  ],
  'the URL of an exchange with another finding': [
    'status-documented',
    (name, secret) => ({
      url: `https://u:${secret}@api.shop.example/v1/things/${secret}?${name}=${secret}`,
    }),
    () => ({ status: 418 }),
  ],
  'a member of the request': ['request-body', (name, secret) => body({ [name]: secret }), nothing],
  'a member that is a number': [
    'request-body',
    (name, secret) => body({ [name]: Number.parseInt(secret, 16) }),
    nothing,
  ],
  'a member that is an object': [
    'request-body',
    (name, secret) => body({ [name]: { value: [secret] } }),
    nothing,
  ],
  'a member of what a finding quotes': [
    'request-body',
    (name, secret) => body({ list: { a: [{ [name]: secret }] } }),
    nothing,
  ],
  'JSON within a text that a finding quotes': [
    'request-body',
    (name, secret) => body({ list: JSON.stringify({ [name]: `${secret} ${secret}` }) }),
    nothing,
  ],
  'a header within a text that a finding quotes': [
    'request-body',
    (name, secret) => body({ list: `a=b; ${name}: Bearer ${secret}` }),
    nothing,
  ],
  'a body that is not JSON': [
    'request-body',
    (name, secret) => body(`{"a":1,"${name}":"a"${secret}}`),
    nothing,
  ],
  'a response header': [
    'response-headers',
    nothing,
    (name, secret) => ({ headers: { ...json, [name]: [secret, secret] }, body: {} }),
  ],
  'a member of the response': [
    'response-body',
    nothing,
    (name, secret) => body({ [name]: secret }),
  ],
  'what the response is in the place of': [
    'response-body',
    nothing,
    (name, secret) => body([{ [name]: secret }]),
  ],
};

describe('no report shows a secret in', () => {
  test.each(Object.entries(PLACES))('%s', async (_, [wanted, request, response]) => {
    const secrets = fc
      .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 9, maxLength: 12 })
      .map((digits) => `c${digits.join('')}`);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...NAMES),
        secrets,
        fc.boolean(),
        async (name, secret, strict) => {
          const api = apis.get(name);
          if (api === undefined) throw new Error(`no API has ${name}`);
          const asking = { method: 'POST', url: `${BASE}/a`, ...request(name, secret) };
          const one = exchange(asking, { headers: json, body: {}, ...response(name, secret) });
          const report = await check([one], [api], { strict, replayed: true });
          expect(report.findings.map((finding) => finding.check)).toContain(wanted);
          const reports = REPORT_FORMATS.map((format) => written(format, report));
          const shown = (await Promise.all(reports)).join('\n');
          expect(shown).not.toContain(secret);
          expect(shown).not.toContain(String(Number.parseInt(secret, 16)));
        },
      ),
    );
  });
});

describe('what is shown in its place', () => {
  const secret = 'hush';
  test.each<[string, RequestChange, received: string]>([
    ['a text', body({ password: secret }), '*** (string)'],
    ['a number', body({ password: 12345 }), '*** (number)'],
    ['a list', body({ password: [secret] }), '*** (array)'],
    ['a member', body({ list: { password: secret, a: 1 } }), '{"password":***,"a":1}'],
    ['a member that has members', body({ list: { password: { a: secret } } }), '{"password":***}'],
    ['a pair', body({ list: 'a=1&password=hush&b=2' }), '"a=1&password=***&b=2"'],
    ['what is no secret', body({ password: true }), 'true'],
    ['a text without one', body({ list: 'a=1&b=2' }), '"a=1&b=2"'],
  ])('%s', async (_, request, received) => {
    const api = apis.get('password');
    if (api === undefined) throw new Error('no API has a password');
    const one = exchange({ method: 'POST', url: `${BASE}/a`, ...request }, body({}));
    const { findings } = await checkOne(one, [api]);
    expect(findings.map((finding) => finding.received)).toEqual([received]);
  });

  test('a path', async () => {
    const api = apis.get('session');
    if (api === undefined) throw new Error('no API has a session');
    const one = exchange({ method: 'POST', url: `${BASE}/hush?a=1` }, { status: 418 });
    const { findings } = await checkOne(one, [api]);
    expect(findings.map((finding) => finding.exchange.url)).toEqual([`${BASE}/***?a=1`]);
  });
});
