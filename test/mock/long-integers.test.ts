import { expect, test } from 'vitest';
import { createMock } from '../../src/mock/create-mock.ts';
import type { Semantics } from '../../src/semantics/semantics.ts';
import { contractOf, jsonResponse } from './contract.ts';

const id = { type: 'integer', format: 'int64' };
const schema = { type: 'object', required: ['id'], properties: { id } };
const error = jsonResponse({ type: 'object', properties: { message: { type: 'string' } } });
/** Answers what came. */
const semantics: Semantics = {
  operations: {
    'POST /things/{id}': {
      respond: ({ parameters, body }) => ({
        status: 201,
        body: { ...(body as object), of: parameters.path.id },
      }),
    },
  },
};
const mock = await createMock(
  await contractOf(
    {
      '/things/{id}': {
        post: {
          parameters: [{ name: 'id', in: 'path', required: true, schema: id }],
          requestBody: { required: true, content: { 'application/json': { schema } } },
          responses: { 201: jsonResponse({ ...schema, properties: { id, of: id } }), 400: error },
        },
      },
    },
    {},
    semantics,
  ),
);

function post(path: string, body: string) {
  const headers = { 'content-type': 'application/json' };
  return mock.respond({ method: 'POST', url: `/things/${path}`, headers, body });
}

test('an int64 is echoed with its digits', () => {
  const answer = post('9223372036854775806', '{"id": 9223372036854775807}');
  expect([answer.status, answer.body]).toEqual([
    201,
    '{"id":9223372036854775807,"of":9223372036854775806}',
  ]);
});

test.each([
  ['9223372036854775808', '{"id": 1}'],
  ['1', '{"id": 9223372036854775808}'],
])('what is beyond is refused with its digits: %s %s', (path, body) => {
  const answer = post(path, body);
  expect(answer.status).toBe(400);
  expect(answer.body).toContain('received 9223372036854775808');
});
