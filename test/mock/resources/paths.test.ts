import { expect, test } from 'vitest';
import { contractOf, jsonResponse } from '../contract.ts';
import { openMock } from './ask.ts';

const text = { type: 'string' };
const THING = { type: 'object', required: ['id'], properties: { id: text, name: text } };

test.each([
  ['/things', '/things/{id}'],
  ['/things/', '/things/{id}/'],
  ['/things', '/things/{id}/'],
  ['/things.json', '/things/{id}.json'],
  ['/things', '/things/{id}.json'],
  ['/things', "/things('{id}')"],
])('a collection at %s has its items at %s', async (collection, item) => {
  const contract = await contractOf({
    [collection]: {
      get: { responses: { 200: jsonResponse({ type: 'array', items: THING }) } },
      post: {
        requestBody: { content: { 'application/json': { schema: THING } } },
        responses: {
          201: { ...jsonResponse(THING), headers: { Location: { schema: text } } },
        },
      },
    },
    [item]: {
      parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
      get: { responses: { 200: jsonResponse(THING), 404: { description: 'There is none.' } } },
    },
  });
  const ask = await openMock(contract);
  const created = ask('POST', collection, { id: 'a/b', name: 'One' });
  const url = item.replace('{id}', 'a%2Fb');
  expect([created.status, created.headers.location]).toEqual([201, `http://mock.test${url}`]);
  expect(ask('GET', url).body).toEqual({ id: 'a/b', name: 'One' });
  expect(ask('GET', collection).body).toContainEqual(created.body);
  expect(ask('GET', item.replace('{id}', 'none')).status).toBe(404);
});

test.each(['/things/{id}/close', '/things/{id}:close'])(
  'an action changes what it is about: %s',
  async (action) => {
    const $ref = '#/components/schemas/Thing';
    const parameters = [{ name: 'id', in: 'path', required: true, schema: text }];
    const changed = { responses: { 200: jsonResponse({ $ref }) } };
    const requestBody = { content: { 'application/json': { schema: { type: 'object' } } } };
    const contract = await contractOf(
      {
        '/things': { post: { requestBody, responses: { 201: jsonResponse({ $ref }) } } },
        '/things/{id}': { parameters, get: changed },
        [action]: { parameters, post: { ...changed, requestBody } },
      },
      { components: { schemas: { Thing: THING } } },
    );
    const ask = await openMock(contract);
    const { id } = ask('POST', '/things', { name: 'One' }).body;
    const { body } = ask('POST', action.replace('{id}', id), { name: 'Two' });
    expect(body).toEqual({ id, name: 'Two' });
    expect(ask('GET', `/things/${id}`).body).toEqual(body);
    expect(ask('POST', action.replace('{id}', 'none'), {}).status).toBe(404);
  },
);

test.each(['id', 'bookId', 'book_id'])('an item is found by a query, by its %s', async (name) => {
  const book = { type: 'object', required: [name], properties: { [name]: text, title: text } };
  const requestBody = { content: { 'application/json': { schema: book } } };
  const responses = { 200: jsonResponse(book), 404: { description: 'There is none.' } };
  const contract = await contractOf({
    '/books': {
      get: { responses: { 200: jsonResponse({ type: 'array', items: book }) } },
      post: {
        requestBody,
        responses: { 201: { ...jsonResponse(book), headers: { Location: { schema: text } } } },
      },
    },
    '/book': {
      parameters: [{ name, in: 'query', required: true, schema: text }],
      get: { responses },
      put: { requestBody, responses },
      delete: { responses: { 204: { description: 'Gone' }, 404: { description: 'None' } } },
    },
  });
  const ask = await openMock(contract);
  for (const one of ask('GET', '/books').body) {
    expect(ask('GET', `/book?${name}=${one[name]}`).body).toEqual(one);
  }
  const created = ask('POST', '/books', { [name]: 'a/b', title: 'One' });
  const url = `/book?${name}=a%2Fb`;
  expect(created.headers.location).toBe(`http://mock.test${url}`);
  expect(ask('GET', url).body).toEqual(created.body);
  ask('PUT', url, { [name]: 'a/b', title: 'Two' });
  expect(ask('GET', '/books').body).toContainEqual({ [name]: 'a/b', title: 'Two' });
  expect([ask('DELETE', url).status, ask('GET', url).status]).toEqual([204, 404]);
});
