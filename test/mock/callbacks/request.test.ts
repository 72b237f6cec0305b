import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compiledOf } from '../../../src/compile/compiled-contract.ts';
import { readWebhooks } from '../../../src/contract/callbacks.ts';
import type { JsonObject } from '../../../src/contract/contract.ts';
import type { HttpRequest } from '../../../src/http/exchange.ts';
import { splitTarget } from '../../../src/http/target.ts';
import { createMock } from '../../../src/mock/create-mock.ts';
import type { MockOptions } from '../../../src/mock/options.ts';
import { contractOf } from '../contract.ts';

const URL = 'http://127.0.0.1:1/hook?a=b';
const NOW = { now: 'fixed:2026-11-20T00:00:00Z' };
const SECONDS = String(Date.parse('2026-11-20T00:00:00Z') / 1000);
const json = (schema: JsonObject, media: JsonObject = {}) => ({
  content: { 'application/json': { schema, ...media } },
});

/** What a mock sends as the webhook of a document, in the order of the times that it is asked to. */
async function sentBy(
  operation: JsonObject,
  options: MockOptions & { readonly body?: unknown; readonly times?: number } = {},
): Promise<HttpRequest[]> {
  const { body, times = 1, ...rest } = options;
  const contract = await contractOf({}, { webhooks: { told: { post: operation } } });
  const mock = await createMock(contract, { ...NOW, ...rest });
  mock.outbox.open(async () => ({ status: 204, headers: {} }));
  const options_ = { url: URL, ...(body !== undefined && { body }) };
  for (let time = 0; time < times; time += 1) await mock.send('told', options_);
  return mock.sent().map(({ request }) => request);
}

async function onlySentBy(...asked: Parameters<typeof sentBy>): Promise<HttpRequest> {
  const [only] = await sentBy(...asked);
  return only as HttpRequest;
}

const header = (name: string, schema: JsonObject = { type: 'string' }, more: JsonObject = {}) => ({
  name,
  in: 'header',
  required: true,
  schema,
  ...more,
});
const STANDARD = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
  header(name),
);
const ORDER = {
  type: 'object',
  required: ['id', 'total', 'secret'],
  properties: {
    id: { type: 'integer', readOnly: true },
    total: { type: 'number', minimum: 0 },
    secret: { type: 'string', writeOnly: true },
    lines: { type: 'array', items: { type: 'string', minLength: 3 } },
  },
};

test('what is sent satisfies the documented request, whatever the seed', async () => {
  const operation = {
    parameters: [
      header('X-Kind', { enum: ['order.paid', 'order.sent'] }),
      header('X-Attempt', { type: 'integer', minimum: 1, maximum: 3 }),
      {
        name: 'tags',
        in: 'query',
        required: true,
        schema: { type: 'array', minItems: 1, items: { enum: ['a&b', 'c d'] } },
      },
      {
        name: 'at',
        in: 'query',
        required: true,
        schema: { type: 'object', required: ['x'], properties: { x: { type: 'integer' } } },
        style: 'deepObject',
      },
    ],
    requestBody: { required: true, ...json({ ...ORDER, required: ['id', 'total'] }) },
  };
  const { contract } = await contractOf({}, { webhooks: { told: { post: operation } } });
  const [webhook] = readWebhooks(contract);
  if (webhook === undefined) throw new Error('the webhook is missing');
  const compiled = compiledOf(contract);
  await fc.assert(
    fc.asyncProperty(fc.string(), async (seed) => {
      for (const request of await sentBy(operation, { seed, times: 3 })) {
        const { headers, url } = request;
        const raw = { path: {}, query: splitTarget(url).query.replace('a=b&', ''), headers };
        const judged = compiled.judgeParameters(webhook.operation, raw);
        expect(judged.violations).toEqual([]);
        expect(judged.undeclaredQuery).toEqual([]);
        expect(compiled.judgeRequestBody(webhook.operation, request)).toMatchObject({
          state: 'judged',
          violations: [],
        });
      }
    }),
    { numRuns: 30 },
  );
});

test('the API sends it: what is readOnly is in it, what is writeOnly is not', async () => {
  const { body } = await onlySentBy({ requestBody: json(ORDER) });
  expect(Object.keys(JSON.parse(String(body)))).toEqual(['id', 'total', 'lines']);
});

test('equal seeds and clocks give the same requests, one after the other other ones', async () => {
  const operation = { parameters: STANDARD, requestBody: json(ORDER) };
  const first = await sentBy(operation, { times: 3 });
  expect(await sentBy(operation, { times: 3 })).toEqual(first);
  expect(new Set(first.map(({ headers }) => headers['webhook-id'])).size).toBe(3);
  expect(new Set(first.map(({ body }) => body)).size).toBe(3);
  expect(await sentBy(operation, { times: 3, seed: 'b' })).not.toEqual(first);
});

test('the method is the documented one, and a request without a body has none', async () => {
  const { method, headers, url, body } = await onlySentBy({});
  expect([method, headers, url, body]).toEqual(['POST', {}, URL, undefined]);
});

test('headers have their documented texts, those of the sender are left to it', async () => {
  const parameters = [
    header('User-Agent', { type: 'string' }, { example: 'Shop/1' }),
    header('X-Event', { type: 'string' }, { examples: { a: { value: 'order.paid' } } }),
    header('Content-Length'),
  ];
  const { headers } = await onlySentBy({ parameters });
  expect(headers).toEqual({ 'user-agent': 'Shop/1', 'x-event': 'order.paid' });
});

test('documented examples come first where they are preferred', async () => {
  const requestBody = json({ type: 'object' }, { example: { paid: true } });
  expect((await onlySentBy({ requestBody }, { preferExamples: true })).body).toBe('{"paid":true}');
  expect((await onlySentBy({ requestBody })).body).toBe('{}');
});

describe('a body that is told', () => {
  test('is sent to the letter', async () => {
    const told = { id: 7, total: 0, lines: [] };
    const { body } = await onlySentBy({ requestBody: json(ORDER) }, { body: told });
    expect(body).toBe(JSON.stringify(told));
  });

  test.each([
    [{ requestBody: json(ORDER) }, { id: 'a', total: 1 }, 'its body at /id to be integer', '"a"'],
    [{}, { a: 1 }, 'none', '{"a":1}'],
  ])('is refused where it breaks the contract', async (operation, body, expected, received) => {
    await expect(onlySentBy(operation, { body })).rejects.toMatchObject({
      name: 'CallbackError',
      problem: "the body for POST told can't be sent",
      expected,
      received,
    });
  });
});

describe('Standard Webhooks', () => {
  // The example of the specification's reference libraries.
  const KEY = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
  const operation = { parameters: STANDARD, requestBody: json(ORDER) };

  test.each([
    ['the key that whsec_ encodes', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', KEY],
    ['a secret of another form, as it is', 'plain', Buffer.from('plain')],
  ])('are signed with %s', async (_, callbackSecret, key) => {
    const { headers, body } = await onlySentBy(operation, { callbackSecret });
    const { 'webhook-id': id, 'webhook-timestamp': timestamp } = headers;
    expect(id).toMatch(/^msg_[0-9A-Za-z]{27}$/);
    expect(timestamp).toBe(SECONDS);
    const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`);
    expect(headers['webhook-signature']).toBe(`v1,${signature.digest('base64')}`);
  });

  test('a header that cannot hold it says so', async () => {
    const parameters = [header('webhook-signature', { type: 'integer' })];
    await expect(onlySentBy({ parameters })).rejects.toMatchObject({
      name: 'SchemaError',
      problem: 'the header webhook-signature, by which POST told is signed, breaks its schema',
    });
  });
});

describe('x-signature', () => {
  const sign = (algorithm: string, text: string, encoding: 'hex' | 'base64' = 'hex') =>
    createHmac(algorithm, 'hush').update(text).digest(encoding);

  test.each<[string, JsonObject, (body: string) => Record<string, string>]>([
    [
      'GitHub',
      { header: 'X-Hub-Signature-256', value: 'sha256={signature}' },
      (body) => ({ 'x-hub-signature-256': `sha256=${sign('sha256', body)}` }),
    ],
    [
      'GitHub, of old',
      { header: 'X-Hub-Signature', algorithm: 'sha1', value: 'sha1={signature}' },
      (body) => ({ 'x-hub-signature': `sha1=${sign('sha1', body)}` }),
    ],
    [
      'Stripe',
      {
        header: 'Stripe-Signature',
        value: 't={timestamp},v1={signature}',
        signed: '{timestamp}.{body}',
      },
      (body) => ({
        'stripe-signature': `t=${SECONDS},v1=${sign('sha256', `${SECONDS}.${body}`)}`,
      }),
    ],
    [
      'Slack',
      {
        header: 'X-Slack-Signature',
        value: 'v0={signature}',
        signed: 'v0:{timestamp}:{body}',
        timestampHeader: 'X-Slack-Request-Timestamp',
      },
      (body) => ({
        'x-slack-signature': `v0=${sign('sha256', `v0:${SECONDS}:${body}`)}`,
        'x-slack-request-timestamp': SECONDS,
      }),
    ],
    [
      'in base64',
      { header: 'X-Signature', algorithm: 'sha512', encoding: 'base64' },
      (body) => ({ 'x-signature': sign('sha512', body, 'base64') }),
    ],
  ])('signs as %s', async (_, signature, fields) => {
    const operation = { 'x-signature': signature, requestBody: json(ORDER) };
    const { headers, body } = await onlySentBy(operation, { callbackSecret: 'hush' });
    expect(headers).toEqual({ 'content-type': 'application/json', ...fields(String(body)) });
  });

  test('one with a fault is an error with its place', async () => {
    await expect(
      onlySentBy({ 'x-signature': { header: 'A', algorithm: 'md5' } }),
    ).rejects.toMatchObject({
      name: 'DocumentError',
      expected: 'sha1, sha256, sha512',
      received: '"md5"',
    });
  });
});
