import { expect, test } from 'vitest';
import { contractOf, jsonResponse } from '../contract.ts';
import { openMock } from './ask.ts';

const ORDER = {
  type: 'object',
  required: ['id', 'state'],
  properties: { id: { type: 'string' }, state: { enum: ['open', 'done'] } },
};
const body = (type: string) => ({ content: { [type]: { schema: { type: 'object' } } } });

test.each([
  ['{"state": "nope"}', 400],
  ['{"state": 7}', 400],
  ['{"state": "done"}', 200],
  ['{"note": 7}', 200],
])('a merge patch of %s is answered %i, and does what it says', async (patch, status) => {
  const contract = await contractOf({
    '/orders': {
      post: { requestBody: body('application/json'), responses: { 201: jsonResponse(ORDER) } },
    },
    '/orders/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: { responses: { 200: jsonResponse(ORDER) } },
      patch: {
        requestBody: body('application/merge-patch+json'),
        responses: {
          200: jsonResponse(ORDER),
          400: jsonResponse({ properties: { message: { type: 'string' } } }),
        },
      },
    },
  });
  const ask = await openMock(contract);
  const { id } = ask('POST', '/orders', { state: 'open' }).body;
  const type = { 'content-type': 'application/merge-patch+json' };
  const answer = ask('PATCH', `/orders/${id}`, patch, type);
  expect(answer.status).toBe(status);
  if (status === 400) expect(answer.body.message).toContain('/state');
  const state = patch.includes('done') ? 'done' : 'open';
  expect(ask('GET', `/orders/${id}`).body.state).toBe(state);
});
