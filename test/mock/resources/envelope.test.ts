import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { contractOf, jsonResponse } from '../contract.ts';
import { openMock } from './ask.ts';

const text = { type: 'string' };
const integer = { type: 'integer' };
const entity = (properties: JsonObject): JsonObject => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});
const list = (items: JsonObject) => ({ type: 'array', items });
const ORDER = entity({ id: integer, customer_id: text });
const USER = entity({ id: text, name: text, email: text });

/** What `GET` of a path answers, whose answer is described. */
async function get(template: string, url: string, schema: JsonObject) {
  const parameters = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: text,
  }));
  const operation = { parameters, responses: { 200: jsonResponse(schema) } };
  const ask = await openMock(await contractOf({ [template]: { get: operation } }), {
    stateful: false,
  });
  return ask('GET', url).body;
}

test.each<[string, JsonObject]>([
  ['orders', {}],
  ['value', {}],
  ['orders', { total_count: integer }],
])('the items of a list under %s are of what the path names', async (name, siblings) => {
  const schema = entity({ ...siblings, [name]: list(ORDER) });
  const { [name]: orders } = await get(
    '/customers/{customer_id}/orders',
    '/customers/77/orders',
    schema,
  );
  expect(orders.length).toBeGreaterThan(0);
  for (const order of orders) expect(order.customer_id).toBe('77');
});

test('what an answer puts under its name has the id of the path', async () => {
  const body = await get('/users/{id}', '/users/77', entity({ code: text, user: USER }));
  expect(body.user.id).toBe('77');
  expect(body.code).not.toBe('77');
});

test('of several ids after each other each is that of what it is called', async () => {
  const repo = entity({ name: text, full_name: text, owner: entity({ id: integer, login: text }) });
  const body = await get('/repos/{owner}/{repo}', '/repos/octo/hello', repo);
  expect(body).toMatchObject({ name: 'hello', full_name: 'octo/hello', owner: { login: 'octo' } });
});

test('numbers of a path may be fractions', async () => {
  const number = { type: 'number' };
  const place = entity({ lat: number, lon: number });
  expect(await get('/geo/{lat},{lon}', '/geo/52.5,-13.4', place)).toEqual({
    lat: 52.5,
    lon: -13.4,
  });
});

test.each([
  ['/users', 'user', 201],
  ['/members', 'user', 200],
  ['/users.create', 'thing', 200],
])('what is sent to %s comes back under %s', async (path, name, status) => {
  const requestBody = { content: { 'application/json': { schema: { type: 'object' } } } };
  const schema = entity({ ok: { type: 'boolean' }, [name]: USER });
  const responses = { [status]: jsonResponse(schema) };
  const contract = await contractOf({ [path]: { post: { requestBody, responses } } });
  const ask = await openMock(contract, { stateful: false });
  const sent = { name: 'Bo', email: 'bo@x.test' };
  expect(ask('POST', path, sent).body[name]).toMatchObject(sent);
  // What can't stand there leaves the rest.
  expect(ask('POST', path, { ...sent, name: { first: 'Bo' } }).body[name]).toMatchObject({
    email: 'bo@x.test',
  });
});
