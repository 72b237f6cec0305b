import { expect, test } from 'vitest';
import { journalAsHar } from '../../src/adapters/journal-har.ts';
import { toConform } from '../../src/adapters/to-conform.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import { contractOf, jsonResponse } from './contract.ts';

expect.extend({ toConform });

const number = { type: 'object', properties: { amount: { type: 'integer' } } };
const form = { 'application/x-www-form-urlencoded': { schema: number } };
const shop = await contractOf({
  '/payments': {
    post: {
      requestBody: { content: { 'application/json': { schema: number }, ...form } },
      responses: { 201: jsonResponse(number), 204: { description: 'Nothing.' } },
    },
  },
});

const payment = (contentType: string, body?: string) => ({
  method: 'POST',
  url: '/payments',
  headers: { 'content-type': contentType },
  ...(body !== undefined && { body: Buffer.from(body) }),
});

test.each([
  ['JSON', payment('application/json', '{"amount":1}'), { amount: 1 }],
  ['JSON that breaks its schema', payment('application/json', '{"amount":"a"}'), { amount: 'a' }],
  [
    'a form, by its schema',
    payment('application/x-www-form-urlencoded', 'amount=1'),
    { amount: 1 },
  ],
  ['JSON that isn’t documented', payment('application/hal+json', '{"a":[1]}'), { a: [1] }],
  ['what is no JSON', payment('application/json', '{'), Buffer.from('{')],
  ['what nobody can read', payment('text/plain', 'one'), Buffer.from('one')],
  ['nothing', payment('text/plain'), undefined],
])('the body of an entry is a value: %s', async (_, request, value) => {
  const mock = await createMock(shop);
  mock.respond(request);
  const [entry] = mock.journal();
  expect(entry?.request.body).toEqual(value);
  expect(entry?.request.raw).toEqual(request.body);
});

test('the body of an answer is, too, documented or not', async () => {
  const mock = await createMock(shop);
  const request = payment('application/json', '{"amount":1}');
  mock
    .on('POST /payments')
    .replyOnce(201, { amount: 7 })
    .replyOnce(418, { tea: true }, { breach: true })
    .replyOnce(204);
  for (let count = 0; count < 3; count += 1) mock.respond(request);
  expect(mock.journal().map(({ response }) => response.body)).toEqual([
    { amount: 7 },
    { tea: true },
    undefined,
  ]);
  expect(mock.journal()[0]?.response.raw).toBe('{"amount":7}');
});

test('a wait goes by the value', async () => {
  const mock = await createMock(shop);
  const waiting = mock.waitFor('POST /payments', {
    where: ({ request: { body } }) => (body as { amount: number }).amount === 2,
  });
  for (const amount of [1, 2]) mock.respond(payment('application/json', `{"amount":${amount}}`));
  expect((await waiting).number).toBe(2);
});

test('an entry is judged, and written as HAR, by its body as it came', async () => {
  const mock = await createMock(shop);
  mock.respond(payment('application/x-www-form-urlencoded', 'amount=1'));
  const [entry] = mock.journal();
  await expect(entry).toConform(shop);
  const har = JSON.parse(journalAsHar(mock.journal(), [mock.contract]));
  expect(har.log.entries[0].request.postData.text).toBe('amount=1');
});
