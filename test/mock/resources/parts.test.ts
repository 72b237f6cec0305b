import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { contractOf, jsonResponse } from '../contract.ts';
import { type Ask, openMock } from './ask.ts';

const integer = { type: 'integer' };
const text = { type: 'string' };
const sent = { requestBody: { content: { 'application/json': { schema: { type: 'object' } } } } };
const inPath = (name: string) => ({ name, in: 'path', required: true, schema: integer });
const entity = (properties: JsonObject) => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});
const listing = (items: JsonObject) => ({
  responses: { 200: jsonResponse({ type: 'array', items }) },
});
const creation = (schema: JsonObject) => ({
  ...sent,
  responses: { 201: { ...jsonResponse(schema), headers: { Location: { schema: text } } } },
});
const gone = { 404: { description: 'Gone' } };

/** Posts and their comments, which are listed and made below their post, and found by their id alone. */
async function openPosts(comment: JsonObject, paths: JsonObject = {}): Promise<Ask> {
  const post = entity({ id: integer, title: text });
  const contract = await contractOf({
    '/posts': { get: listing(post), post: creation(post) },
    '/posts/{id}': {
      parameters: [inPath('id')],
      get: { responses: { 200: jsonResponse(post), ...gone } },
    },
    '/posts/{postId}/comments': {
      parameters: [inPath('postId')],
      get: listing(comment),
      post: creation(comment),
    },
    '/comments/{id}': {
      parameters: [inPath('id')],
      get: { responses: { 200: jsonResponse(comment), ...gone } },
      patch: { ...sent, responses: { 200: jsonResponse(comment), ...gone } },
      delete: { responses: { 204: { description: 'Gone' }, ...gone } },
    },
    ...paths,
  });
  return openMock(contract);
}

test.each<[string, JsonObject]>([
  ['says whose it is', { id: integer, post_id: integer, body: text }],
  ['doesn’t say whose it is', { id: integer, body: text }],
])('what is made below its parent is found by its id alone, where it %s', async (_, members) => {
  const ask = await openPosts(entity(members));
  const [first, second] = ['One', 'Two'].map((title) => ask('POST', '/posts', { title }).body.id);
  const { body, headers } = ask('POST', `/posts/${first}/comments`, { body: 'Hi' });
  const url = `/comments/${body.id}`;
  expect(headers.location).toBe(`http://mock.test${url}`);
  expect(ask('GET', url).body).toEqual(body);
  const changed = ask('PATCH', url, { body: 'Ho' }).body;
  expect(changed).toEqual({ ...body, body: 'Ho' });
  expect(ask('GET', `/posts/${first}/comments`).body).toEqual([changed]);
  expect(ask('GET', `/posts/${second}/comments`).body).toEqual([]);
  expect(ask('POST', '/posts/0/comments', { body: 'Hi' }).status).toBe(404);
  expect(ask('DELETE', url).status).toBe(204);
  expect(ask('GET', url).status).toBe(404);
  expect(ask('GET', `/posts/${first}/comments`).body).toEqual([]);
});

test('what a parent begins with is found by its id alone, and belongs to no other', async () => {
  const ask = await openPosts(entity({ id: integer, body: text }));
  const [first, second] = ask('GET', '/posts').body;
  const comments = ask('GET', `/posts/${first.id}/comments`).body;
  expect(comments).toHaveLength(5);
  for (const one of comments) expect(ask('GET', `/comments/${one.id}`).body).toEqual(one);
  const others = ask('GET', `/posts/${second.id}/comments`).body;
  for (const one of comments) expect(others).not.toContainEqual(one);
});

test('a list below a parent has those of the whole list that are its own', async () => {
  const comment = entity({ id: integer, post: entity({ id: integer, title: text }), body: text });
  const ask = await openPosts(comment, {
    '/comments': { get: listing(comment), post: creation(comment) },
  });
  const { id } = ask('POST', '/posts', { title: 'One' }).body;
  const above = ask('POST', '/comments', { post: { id }, body: 'Hi' }).body;
  const below = ask('POST', `/posts/${id}/comments`, { body: 'Ho' }).body;
  expect(ask('GET', `/posts/${id}/comments`).body).toEqual([above, below]);
  expect(ask('GET', '/comments').body).toEqual(expect.arrayContaining([above, below]));
});
