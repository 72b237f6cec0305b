import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { createMock } from '../../../src/mock/create-mock.ts';
import { contractOf, jsonResponse, mockOf } from '../contract.ts';
import { INVALID, integer, object, text } from './error-body.ts';

const properties = { status: { type: 'integer' }, title: { type: 'string' } };
const problem = { type: 'object', properties, required: ['status', 'title'] };
const responses: JsonObject = {
  200: jsonResponse(problem),
  '4XX': {
    description: 'A problem.',
    content: { 'application/problem+json': { schema: problem } },
  },
};

test.each([404, 409, 429])(
  'problem details tell the status %d that they come with',
  async (status) => {
    const mock = await mockOf({ responses });
    const headers = { prefer: `code=${status}` };
    const response = await mock.respond({ method: 'GET', url: '/thing', headers });
    expect(response.status).toBe(status);
    expect(JSON.parse(String(response.body))).toMatchObject({ status });
  },
);

test('so does the answer to a request that breaks the contract', async () => {
  const parameter = { name: 'limit', in: 'query', schema: { type: 'integer' } };
  const mock = await mockOf({ parameters: [parameter], responses });
  const response = await mock.respond({ method: 'GET', url: '/thing?limit=x', headers: {} });
  expect(response.status).toBe(400);
  expect(JSON.parse(String(response.body))).toMatchObject({ status: 400 });
});

test('the body of a success has a status of its own', async () => {
  const mock = await mockOf({ responses });
  const response = await mock.respond({ method: 'GET', url: '/thing', headers: {} });
  expect(JSON.parse(String(response.body)).status).not.toBe(200);
});

test('a body that breaks its schema is a 400 where the API has neither that nor a 422', async () => {
  const requestBody = { content: { 'application/json': { schema: object({ a: integer }) } } };
  const headers = { 'content-type': 'application/json' };
  const error = jsonResponse(object({ message: text }));
  for (const [others, status] of [
    [{}, 400],
    [{ default: error }, 400],
    [{ '4XX': error }, 422],
  ] as const) {
    const post = { requestBody, responses: { 201: jsonResponse(true), ...others } };
    const mock = await createMock(await contractOf({ '/lines': { post } }));
    const answer = mock.respond({ method: 'POST', url: '/lines', headers, ...INVALID });
    expect(answer.status).toBe(status);
  }
});
