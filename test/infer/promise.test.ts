import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { judgeTraffic } from '../../src/adapters/judge-recording.ts';
import { loadContractText } from '../../src/contract/load.ts';
import { carriesBody, type Exchange, type HeaderFields } from '../../src/http/exchange.ts';
import { MISREAD } from '../../src/infer/bodies.ts';
import { lintContract } from '../../src/lint/lint.ts';
import { inBatches, infer } from './exchanges.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY', 'PURGE', 'CONNECT'];
const SEGMENTS = [
  'api',
  'apps',
  'new',
  'acme',
  '1',
  '22',
  '7.json',
  '',
  'logo.png',
  'main.js',
  '%2F',
  'bad%zz',
];
const STATUSES = [101, 200, 201, 204, 206, 302, 304, 401, 404, 500, 503, 999];

/** Header fields by which clients say who they are. */
const CLIENTS = [
  {},
  { accept: '*/*' },
  { accept: 'application/json', authorization: 'Bearer abc', 'x-tenant': 'acme' },
  { accept: 'text/html,*/*;q=0.8', cookie: 'session=abc; theme=dark' },
  { accept: 'text/html,*/*;q=0.8', 'sec-fetch-dest': 'document' },
  { accept: '*/*', 'sec-fetch-dest': 'script', 'x-api-key': '***' },
  { accept: '*/*', 'sec-fetch-dest': 'empty', 'x-tenant': '7' },
  { 'access-control-request-method': 'GET', origin: 'https://app.example' },
];

/** Bodies by media type, right and broken ones. */
const BODIES: Readonly<Record<string, readonly string[]>> = {
  'application/json': [
    '{"id":1}',
    '[{"id":"a"},{}]',
    '[]',
    'null',
    '{"id":',
    '{"id":1,"id":2}',
    'OK',
    '12345678901234567890',
  ],
  'application/vnd.api+json; charset=utf-8': ['{"data":{"type":"app"}}', '{"data":[]}', '<p>'],
  'application/problem+json': ['{"title":"No","status":404}'],
  'application/x-ndjson': ['{"id":1}\n{"id":2}\n', '{"id":1}\n{"i', '{"id":1,"id":2}'],
  'text/event-stream': ['data: 1\n\n', 'data'],
  'text/html; charset=utf-8': ['<html>', '<'],
  'text/javascript': ['x'],
  'text/plain': ['OK', 'é'],
  'image/png': ['PNG'],
  'application/xml': ['<a>1</a>', '<a>'],
  'application/x-www-form-urlencoded': ['a=1&a=2&b=x', 'a=%zz', 'password=hunter2', ''],
  'multipart/form-data; boundary=b': [
    '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b--\r\n',
    '--b\r\nContent-Disposition: form-data; name="a"\r\n',
    '--b\r\nContent-Disposition: form-data; name="a"\r\nContent-Type: application/json\r\n\r\n{"a":\r\n--b--\r\n',
    '--b\r\nContent-Disposition: form-data; name="a"\r\nContent-Type: application/json\r\n\r\n{"a":1,"a":2}\r\n--b--\r\n',
    '--b\r\nContent-Type: application/json\r\n\r\n{"a":1}\r\n--b--\r\n',
  ],
  '': ['{"id":1}', 'x'],
};

/** What a finding says of a body that isn't what its media type says: no contract could have it pass. */
const SYNTAX = /^(JSON|percent-encoded UTF-8|[a-z]+\/[a-z.+-]+)$/;

interface Content {
  readonly type: string;
  readonly text: string;
  /** What the recording has of it. */
  readonly held: 'all' | 'some' | 'none';
}

const content: fc.Arbitrary<Content> = fc
  .constantFrom(
    ...Object.entries(BODIES).flatMap(([type, all]) => all.map((text) => ({ type, text }))),
  )
  .chain(({ type, text }) =>
    fc.record({
      type: fc.constant(type),
      text: fc.constant(text),
      held: fc.constantFrom('all', 'all', 'all', 'all', 'some', 'none'),
    }),
  );

const anyExchange: fc.Arbitrary<Exchange> = fc
  .record({
    method: fc.constantFrom(...METHODS),
    path: fc.array(fc.constantFrom(...SEGMENTS), { maxLength: 3 }),
    query: fc.constantFrom('', '?page=1', '?page=2&q=a,b', '?q=%zz', '?token=abc', '?a&a=1'),
    client: fc.constantFrom(...CLIENTS),
    status: fc.option(fc.constantFrom(...STATUSES), { nil: undefined, freq: 10 }),
    sent: fc.option(content, { nil: undefined }),
    answer: fc.option(content, { nil: undefined, freq: 4 }),
  })
  .map(({ method, path, query, client, status, sent, answer }) => {
    const url = `https://api.example/${path.join('/')}${query}`;
    const carried = status !== undefined && carriesBody(method, status) ? answer : undefined;
    return {
      source: { file: 'a.har', index: 0 },
      request: { method, url, ...message(client, sent) },
      ...(status === undefined
        ? { unanswered: 'the client left' }
        : { response: { status, ...message({ 'x-rate': '7' }, carried) } }),
      ...lacks('omitted', sent?.held === 'none', carried?.held === 'none'),
      ...lacks('cut', sent?.held === 'some', carried?.held === 'some'),
    };
  });

function message(headers: HeaderFields, content: Content | undefined) {
  if (content === undefined) return { headers };
  const { type, text, held } = content;
  return {
    headers: { ...headers, ...(type !== '' && { 'content-type': type }) },
    ...(held !== 'none' && { body: text }),
  };
}

function lacks(how: 'omitted' | 'cut', request: boolean, response: boolean): Partial<Exchange> {
  const reason = 'the recorder left it out';
  const parts = { ...(request && { request: reason }), ...(response && { response: reason }) };
  return request || response ? { [how]: parts } : {};
}

test('whatever a recording holds of browsers, gateways and what was cut, it keeps what is inferred from it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyExchange, { minLength: 1, maxLength: 10 }), async (all) => {
      const { document, unreadBodies } = await infer(all);
      if (document === undefined) return;
      const contract = await loadContractText(stringify(document));
      const problems = await lintContract(contract);
      expect(problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
      const findings: string[] = [];
      const { verdicts } = await judgeTraffic(inBatches(all), {
        contracts: [contract],
        onJudgement: (judgement) => {
          for (const { severity, check, pointer, received, documented } of judgement.findings) {
            const isBroken = check.endsWith('-body') && SYNTAX.test(documented);
            if (severity === 'error' && !isBroken)
              findings.push([check, pointer, received, documented].join(' '));
          }
        },
      });
      expect(findings).toEqual([]);
      expect(verdicts.fail).toBeLessThanOrEqual(unreadBodies.get(MISREAD) ?? 0);
    }),
    { numRuns: 50 },
  );
}, 60_000);
