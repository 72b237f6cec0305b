import { expect, test } from 'vitest';
import { compiledOf } from '../../../src/compile/compiled-contract.ts';
import { readWebhooks } from '../../../src/contract/callbacks.ts';
import type { Operation } from '../../../src/contract/contract.ts';
import type { HttpResponse } from '../../../src/http/exchange.ts';
import { answerBreaches } from '../../../src/mock/callbacks/answer-breaches.ts';
import { contractOf, jsonResponse } from '../contract.ts';

const { contract } = await contractOf(
  {},
  {
    webhooks: {
      ping: {
        post: {
          responses: {
            200: jsonResponse({
              type: 'object',
              required: ['ok'],
              properties: { ok: { const: 1 } },
            }),
            '4XX': { description: 'Refused.' },
            299: jsonResponse({ type: 'array', items: false, $ref: '#/components/schemas/Odd' }),
          },
        },
        head: { responses: { 200: jsonResponse(true) } },
        put: {},
      },
    },
    components: { schemas: { Odd: { type: 'strin' } } },
  },
);
const webhooks = readWebhooks(contract).map(({ operation }) => operation);
const to = (method: string) => webhooks.find((one) => one.method === method) as Operation;
const json = { 'content-type': 'application/json' };

test.each<
  [
    says: string,
    method: string,
    status: number,
    headers: HttpResponse['headers'],
    body: string,
    breaches: string[],
  ]
>([
  ['what is documented', 'POST', 200, json, '{"ok":1}', []],
  ['a range of statuses', 'POST', 404, {}, '', []],
  [
    'another status',
    'POST',
    500,
    {},
    '',
    ['the status: expected one of 200, 299, 4XX, received 500'],
  ],
  ['another body', 'POST', 200, json, '{"ok":2}', ['the body at /ok: expected 1, received 2']],
  ['no body', 'POST', 200, {}, '', ['the body: expected a body (required), received nothing']],
  [
    'another media type',
    'POST',
    200,
    { 'content-type': 'text/html' },
    'ok',
    ['the media type: expected application/json, received text/html'],
  ],
  ['no JSON', 'POST', 200, json, '{', [expect.stringMatching(/^the body: expected .*JSON/)]],
  [
    'a body whose schema does not compile',
    'POST',
    299,
    json,
    '[]',
    [expect.stringMatching(/^the body can't be judged: /)],
  ],
  ['no body to HEAD', 'HEAD', 200, {}, '', []],
  ['an answer where none is documented', 'PUT', 500, {}, '', []],
])('%s', (_, method, status, headers, body, breaches) => {
  const found = answerBreaches(compiledOf(contract), to(method), { status, headers, body });
  expect(found).toEqual(breaches);
});
