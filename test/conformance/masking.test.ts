import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckName } from '../../src/conformance/finding.ts';
import type { Subject } from '../../src/conformance/subject.ts';
import { type RedactRules, readRedactRules } from '../../src/recording/redact-rules.ts';
import { isSecretName } from '../../src/recording/secret-name.ts';
import { REPORT_FORMATS } from '../../src/report/format.ts';
import { written } from '../report/reported.ts';
import {
  check,
  checkOne,
  exchange,
  openSubject,
  type RequestChange,
  type ResponseChange,
} from './exchanges.ts';

const json = { 'content-type': 'application/json' };
const TOO_SHORT = { type: 'string', maxLength: 3 };

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

/** An API that has a parameter, header or member of this name in every place, and breaks on all. */
function apiOf(name: string) {
  const parameters = ['path', 'query', 'header', 'cookie'].map((location) => ({
    name,
    in: location,
    required: location === 'path',
    schema: location === 'path' ? { type: 'string', pattern: '^[^!]+$' } : TOO_SHORT,
  }));
  const filter = { name: 'filter', in: 'query', content: { 'application/json': { schema: {} } } };
  const text = { name: 'text', in: 'query', schema: TOO_SHORT };
  const properties = { [name]: TOO_SHORT, list: { type: 'array' }, plan: { type: 'string' } };
  const member = { type: 'object', properties };
  const content = { 'application/json': { schema: member } };
  const created = { description: 'Done.', headers: { [name]: { schema: TOO_SHORT } }, content };
  return openSubject(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Secrets', version: '1' },
      servers: [{ url: 'https://api.shop.example/v1' }],
      paths: {
        [`/things/{${name}}`]: {
          post: {
            parameters: [...parameters, filter, text],
            requestBody: { content },
            responses: { '200': created },
          },
        },
      },
      components: { securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'appid' } } },
    }),
  );
}

const apis = new Map(
  await Promise.all(NAMES.map(async (name) => [name, await apiOf(name)] as const)),
);

type Place = readonly [
  check: CheckName,
  request: (name: string, secret: string) => RequestChange,
  response: (name: string, secret: string) => ResponseChange,
];

const BASE = 'https://api.shop.example/v1/things';
const nothing = () => ({});
const asked = (query: string): RequestChange => ({ url: `${BASE}/a?${query}` });
const body = (value: unknown) => ({ headers: json, body: value });

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

describe('what --redact hides', () => {
  const api = apis.get('password');
  test.each<[string, rule: string, RequestChange, received: string]>([
    ['a member by its name', 'list', body({ list: 'hush' }), '*** (string)'],
    ['a member of a member', 'b', body({ list: { a: 1, b: 'hush' } }), '{"a":1,"b":***}'],
    ['by its place', '/list', body({ list: 'hush' }), '*** (string)'],
    ['below its place', '/list/*/b', body({ list: { a: { b: 'hush' } } }), '{"a":{"b":"***"}}'],
    ['not beside its place', '/list/b', body({ list: { a: 'shown' } }), '{"a":"shown"}'],
    ['by a pattern', '/h[a-z]+h/', body({ list: 'no: hush' }), '"no: ***"'],
    ['a number by a pattern', '/^12+$/', body({ list: 122 }), '"***"'],
    ['what would be cut', '/0{300}h/', body({ list: `${'0'.repeat(300)}hush` }), '"***ush"'],
  ])('%s', async (_, rule, request, received) => {
    const redact = readRedactRules([rule], isSecretName);
    const one = exchange({ method: 'POST', url: `${BASE}/a`, ...request }, body({}));
    const { findings } = await checkOne(one, [api as Subject], { redact });
    expect(findings.map((finding) => finding.received)).toEqual([received]);
  });

  test('a parameter by its name, and a URL by a pattern', async () => {
    const redact = readRedactRules(['text', '/h[a-z]+h/'], isSecretName);
    const url = `${BASE}/hush?text=longer&a=hush`;
    const { findings } = await checkOne(
      exchange({ method: 'POST', url }, { status: 418 }),
      [api as Subject],
      { redact },
    );
    expect(findings.map(({ exchange }) => exchange.url)).toEqual([`${BASE}/***?text=***&a=***`]);
  });

  test('what came so often that it is called loosely documented', async () => {
    const kinds = async (redact?: RedactRules) => {
      const answers = Array.from({ length: 60 }, (_, index) =>
        exchange(
          { method: 'POST', url: `${BASE}/a`, ...body({}) },
          body({ list: [], plan: index % 2 === 0 ? 'free' : 'team' }),
        ),
      );
      const { looseness } = await check(answers, [api as Subject], redact ? { redact } : {});
      return looseness.sightings.map(({ kind }) => kind);
    };
    expect(await kinds()).toContain('enum');
    expect(await kinds(readRedactRules(['x'], isSecretName))).not.toContain('enum');
  });
});
