import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/contract/contract.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import { contractOf, jsonResponse } from './contract.ts';

const ID = { type: 'integer', minimum: 1 };
const NOTE = {
  type: 'object',
  required: ['id', 'text', 'nick', 'user_id', 'lines'],
  properties: {
    id: ID,
    user_id: ID,
    text: { type: 'string', maxLength: 20 },
    content: { type: 'string' },
    data: { type: 'object' },
    nick: { type: ['string', 'null'] },
    lines: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'sku'],
        properties: { id: ID, sku: { type: 'string' } },
      },
    },
  },
};
const body = { content: { 'application/json': { schema: { type: 'object' } } } };
const path = (...names: string[]) => ({
  parameters: names.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  })),
});
const note = {
  responses: { 200: jsonResponse(NOTE), 404: jsonResponse({ properties: { id: ID } }) },
};
const { respond } = await createMock(
  await contractOf({
    '/users/{userId}/notes': {
      ...path('userId'),
      get: {
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }],
        responses: { 200: jsonResponse({ type: 'array', items: NOTE }) },
      },
      post: { ...note, requestBody: body },
    },
    '/users/{userId}/notes/{noteId}': {
      ...path('userId', 'noteId'),
      get: note,
      put: { ...note, requestBody: body },
    },
  }),
);

const CELL = { type: 'object', properties: { id: ID, row: ID, col: ID } };
const cell = (...names: string[]) => ({
  get: { ...path(...names), responses: { 200: jsonResponse(CELL) } },
});
const cells = await createMock(
  await contractOf({
    '/slash/{id}/': cell('id'),
    '/suffix/{id}.json': cell('id'),
    '/verb/{id}:show': cell('id'),
    "/odata('{id}')": cell('id'),
    '/grid/{row},{col}': cell('row', 'col'),
  }),
);

function ask(method: string, url: string, sent?: unknown, headers = {}): JsonObject {
  const answer = respond({
    method,
    url,
    headers: { 'content-type': 'application/json', ...headers },
    ...(sent !== undefined && { body: JSON.stringify(sent) }),
  });
  return JSON.parse(String(answer.body));
}

describe('an answer is about what was asked for', () => {
  test('the id in the path is the id in the body, and so is that of what it belongs to', () => {
    expect(ask('GET', '/users/7/notes/12')).toMatchObject({ id: 12, user_id: 7 });
  });

  test('what is created belongs to the path, and has an id of its own', () => {
    const made = ask('POST', '/users/7/notes', { text: 'Hello' });
    expect(made).toMatchObject({ user_id: 7, text: 'Hello' });
    expect(made.id).not.toBe(7);
  });

  test('a null stands in it where it may, and nowhere else', () => {
    const made = ask('PUT', '/users/7/notes/12', { nick: null, text: null });
    expect([made.nick, typeof made.text]).toEqual([null, 'string']);
  });

  test('a member stands in it that is called as if it held an entity', () => {
    const sent = { content: 'Hello', data: { any: 1 } };
    expect(ask('PUT', '/users/7/notes/12', sent)).toMatchObject(sent);
  });

  test('what can’t stand in an answer is left out of it, and nothing else is', () => {
    const sent = { text: 'Longer than twenty characters', user_id: 9 };
    const made = ask('PUT', '/users/7/notes/12', sent);
    expect(made).toMatchObject({ id: 12, user_id: 9 });
    expect(made.text).not.toBe(sent.text);
    const { lines } = ask('PUT', '/users/7/notes/12', { lines: [{ sku: 'A' }] });
    expect(lines).not.toEqual([{ sku: 'A' }]);
  });

  test.each(['0', 'abc', '-1', '%20'])(
    'an id that an answer can’t have gives it another: %s',
    (id) => {
      expect(Number(ask('GET', `/users/7/notes/${id}`).id)).toBeGreaterThan(0);
    },
  );

  test('a list has as many entities as are asked for at most', () => {
    expect(ask('GET', '/users/7/notes?limit=1')).toHaveLength(1);
    expect(Object.keys(ask('GET', '/users/7/notes')).length).toBeGreaterThan(1);
  });

  test('an error isn’t about it', () => {
    expect(ask('GET', '/users/7/notes/12', undefined, { prefer: 'code=404' }).id).not.toBe(12);
  });
});

test.each<[string, JsonObject]>([
  ['/slash/7/', { id: 7 }],
  ['/suffix/7.json', { id: 7 }],
  ['/verb/7:show', { id: 7 }],
  ["/odata('7')", { id: 7 }],
  ['/grid/7,8', { row: 7, col: 8 }],
])('an id is found however the path has it: %s', (url, wanted) => {
  const { body } = cells.respond({ method: 'GET', url, headers: {} });
  expect(JSON.parse(String(body))).toMatchObject(wanted);
});

describe('what was sent comes back', () => {
  const item = { type: 'object', properties: { id: ID, name: { type: 'string', maxLength: 5 } } };
  const list = { type: 'array', items: item };
  const sending = (schema: JsonObject) => ({
    requestBody: { content: { 'application/json': { schema } } },
    responses: { 200: jsonResponse(schema) },
  });
  const Base = { properties: { role: { type: 'string', default: 'member' } } };
  const User = {
    allOf: [{ $ref: '#/components/schemas/Base' }],
    properties: { id: ID, active: { type: 'boolean', default: true }, age: { type: 'integer' } },
  };
  const user = { $ref: '#/components/schemas/User' };
  const contract = contractOf(
    {
      '/bulk': { post: sending(list) },
      '/tags': { post: sending({ type: 'array', items: { type: 'string' } }) },
      '/users': { post: sending(user), patch: sending(user) },
      '/books/{id}/cover': {
        ...path('id'),
        get: { responses: { 200: jsonResponse({ properties: { book: item } }) } },
      },
      '/orgs/{id}/teams': {
        ...path('id'),
        get: {
          responses: {
            200: jsonResponse({ type: 'array', items: { properties: { organization: item } } }),
          },
        },
      },
    },
    { components: { schemas: { Base, User } } },
  );
  const send = async (method: string, url: string, sent?: unknown) => {
    const mock = await createMock(await contract);
    const headers = { 'content-type': 'application/json' };
    const body = sent === undefined ? {} : { body: JSON.stringify(sent) };
    return JSON.parse(String(mock.respond({ method, url, headers, ...body }).body));
  };

  test('a list, each item in its place', async () => {
    const sent = Array.from({ length: 6 }, (_, index) => ({ id: index + 1, name: `n${index}` }));
    expect(await send('POST', '/bulk', sent)).toEqual(sent);
    expect(await send('POST', '/tags', ['b', 'a'])).toEqual(['b', 'a']);
  });

  test('with the defaults of what wasn’t sent, but for a change', async () => {
    const made = await send('POST', '/users', { age: 7, active: false });
    expect(made).toMatchObject({ role: 'member', active: false, age: 7 });
    expect(await send('POST', '/users', {})).toMatchObject({ role: 'member', active: true });
    const changed = await Promise.all(
      [1, 2, 3, 4, 5].map((age) => send('PATCH', '/users', { age })),
    );
    expect(changed.some(({ active }) => active === false)).toBe(true);
  });

  test('what the path names is that wherever it is held', async () => {
    expect((await send('GET', '/books/9/cover')).book.id).toBe(9);
    for (const { organization } of await send('GET', '/orgs/3/teams')) {
      expect(organization.id).toBe(3);
    }
  });
});
