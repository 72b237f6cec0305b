import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import type { HttpResponse } from '../../../src/http/exchange.ts';
import { jsonResponse, mockOf } from '../contract.ts';

const node = { $ref: '#/components/schemas/Node' };
const SCHEMAS = {
  Node: { type: 'object', required: ['next'], properties: { next: node } },
  Tree: {
    type: 'object',
    properties: { parent: { $ref: '#/components/schemas/Tree' } },
  },
};

/** What a mock answers whose only success has this schema. */
async function answer(
  schema: JsonObject | boolean,
  status = 200,
  prefer = '',
): Promise<HttpResponse> {
  const mock = await mockOf(
    { responses: { [status]: jsonResponse(schema) } },
    { root: { components: { schemas: SCHEMAS } } },
  );
  return mock.respond({ method: 'GET', url: '/thing', headers: { prefer } });
}

const PLACE = /^openapi\.yaml:\d+:\d+: /;
const BODY = '/paths/~1thing/get/responses/200/content/application~1json/schema';

describe('a 500 of the mock names the schema, its place and why', () => {
  test.each<[string, JsonObject | boolean, string]>([
    ['never ends', node, '/components/schemas/Node'],
    [
      'never ends, in a list',
      { type: 'array', minItems: 1, items: node },
      '/components/schemas/Node',
    ],
    ['does not compile', { type: 'strin' }, BODY],
    ['has a pattern that is none', { type: 'string', pattern: '(' }, BODY],
    ['is false', false, BODY],
    ['asks for two types at once', { allOf: [{ type: 'string' }, { type: 'integer' }] }, BODY],
    [
      'requires what is forbidden',
      { type: 'object', required: ['a'], properties: { a: false } },
      BODY,
    ],
    ['has a minimum over its maximum', { type: 'integer', minimum: 3, maximum: 2 }, BODY],
    [
      'asks for more different items than there are',
      { type: 'array', minItems: 3, uniqueItems: true, items: { enum: [1, 2] } },
      BODY,
    ],
    ['forbids everything', { not: {} }, BODY],
    ['asks for a date that is none', { type: 'string', format: 'date', enum: ['x'] }, BODY],
    ['leads to what is false', { if: false, else: false }, BODY],
  ])('one that %s', async (_, schema, named) => {
    const { status, headers, body } = await answer(schema);
    expect([status, headers]).toEqual([500, { 'content-type': 'application/problem+json' }]);
    const { detail, ...rest } = JSON.parse(String(body));
    expect(rest).toEqual({
      type: 'about:blank',
      title: 'Internal Server Error',
      status: 500,
      source: "Specwright's mock, not the API",
    });
    expect(detail).toMatch(PLACE);
    expect(detail).toContain(named);
  });
});

test('a failure that is asked for and cannot be made is told alike', async () => {
  const { status, body } = await answer(node, 429, 'code=429');
  expect([status, JSON.parse(String(body)).title]).toEqual([500, 'Internal Server Error']);
});

test('the schema of a parameter that does not compile is told alike', async () => {
  const parameter = { name: 'a', in: 'query', schema: { type: 'string', pattern: '(' } };
  const mock = await mockOf({ parameters: [parameter], responses: { 200: jsonResponse({}) } });
  const { status, body } = mock.respond({ method: 'GET', url: '/thing?a=b', headers: {} });
  expect(status).toBe(500);
  expect(JSON.parse(String(body))).toMatchObject({
    title: 'Internal Server Error',
    detail: expect.stringContaining('/paths/~1thing/get/parameters/0/schema'),
  });
});

test('a schema that may end, ends', async () => {
  const { status, body } = await answer({ $ref: '#/components/schemas/Tree' });
  expect([status, typeof JSON.parse(String(body))]).toEqual([200, 'object']);
});
