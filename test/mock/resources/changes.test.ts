import { beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { contractOf, jsonResponse } from '../contract.ts';
import { type Ask, openMock } from './ask.ts';

const text = { type: 'string' };
const ID = { type: 'integer' };
const WRITABLE: JsonObject = {
  qty: { type: 'integer' },
  name: text,
  nick: { type: ['string', 'null'] },
  status: { enum: ['open', 'shut'] },
  address: { type: 'object', properties: { city: text, zip: text } },
};
const ITEM = { type: 'object', required: ['id', 'name'], properties: { id: ID, ...WRITABLE } };
const PAIR = { type: 'object', required: ['key'], properties: { key: text, value: text } };
const none = { description: 'There is none.' };
const sent = (schema: JsonObject, ...types: string[]) => ({
  content: Object.fromEntries(['application/json', ...types].map((type) => [type, { schema }])),
});
const inPath = (name: string) => [{ name, in: 'path', required: true, schema: text }];
const list = (items: JsonObject) => ({
  responses: { 200: jsonResponse({ type: 'array', items }) },
});

const contract = await contractOf({
  '/items': {
    get: list(ITEM),
    post: { requestBody: sent({ type: 'object' }), responses: { 201: jsonResponse(ITEM) } },
  },
  '/items/{id}': {
    parameters: inPath('id'),
    get: { responses: { 200: jsonResponse(ITEM), 404: none } },
    put: {
      requestBody: sent({ type: 'object', properties: WRITABLE }),
      responses: { 200: jsonResponse(ITEM), 404: none },
    },
    patch: {
      requestBody: sent({}, 'application/merge-patch+json', 'application/json-patch+json'),
      responses: {
        200: jsonResponse(ITEM),
        404: none,
        422: jsonResponse({ properties: { message: text } }),
      },
    },
    delete: {
      responses: {
        200: jsonResponse({
          type: 'object',
          required: ['deleted'],
          properties: { deleted: { type: 'boolean' }, id: ID },
        }),
      },
    },
  },
  '/pairs': { get: list(PAIR) },
  '/pairs/{key}': {
    parameters: inPath('key'),
    get: { responses: { 200: jsonResponse(PAIR), 404: none } },
    put: { requestBody: sent({ type: 'object' }), responses: { 200: jsonResponse(PAIR) } },
    patch: { requestBody: sent({ type: 'object' }), responses: { 200: jsonResponse(PAIR) } },
  },
});

let ask: Ask;
let item: JsonObject;
let url: string;

beforeEach(async () => {
  ask = await openMock(contract);
  item = ask('POST', '/items', { name: 'One', address: { city: 'Ulm', zip: '1' } }).body;
  url = `/items/${item.id}`;
});

const withType = (type: string) => ({ 'content-type': type });
const MERGE = withType('application/merge-patch+json');
const JSON_PATCH = withType('application/json-patch+json; charset=utf-8');

function patched(body: unknown, headers = {}): JsonObject {
  const answer = ask('PATCH', url, body, headers);
  expect(answer.status).toBe(200);
  expect(ask('GET', url).body).toEqual(answer.body);
  return answer.body;
}

describe('PATCH', () => {
  test('changes what is sent, and in an object the same', () => {
    expect(patched({ address: { zip: '2' } })).toEqual({
      ...item,
      address: { city: 'Ulm', zip: '2' },
    });
  });

  test('gives a null where it may stand', () => {
    expect(patched({ nick: null })).toEqual({ ...item, nick: null });
    const { qty, ...others } = item;
    expect(patched({ qty: null, nick: item.nick })).toEqual(others);
  });

  test('removes what a merge patch has as null', () => {
    const { nick, ...others } = item;
    expect(patched({ nick: null, address: { city: null } }, MERGE)).toEqual({
      ...others,
      address: { zip: '1' },
    });
  });

  test.each<[string, unknown, JsonObject]>([
    ['merge patch', { nick: null, name: null }, MERGE],
    ['JSON Patch', [{ op: 'remove', path: '/name' }], JSON_PATCH],
    ['change', { name: null }, {}],
  ])('refuses a %s that removes what is required', (_, patch, headers) => {
    const { status, body } = ask('PATCH', url, patch, headers as Record<string, string>);
    expect([status, body.message]).toEqual([
      422,
      'the body at /name: expected a value (required), received nothing',
    ]);
    expect(ask('GET', url).body).toEqual(item);
  });

  test('applies a JSON Patch, all of it or nothing', () => {
    const patch = [
      { op: 'replace', path: '/name', value: 'Two' },
      { op: 'remove', path: '/address/zip' },
    ];
    const changed = { ...item, name: 'Two', address: { city: 'Ulm' } };
    expect(patched(patch, JSON_PATCH)).toEqual(changed);
    expect(ask('PATCH', url, patch, JSON_PATCH).status).toBe(409);
    expect(ask('GET', url).body).toEqual(changed);
  });

  test('never changes an id, and changes what equals it', () => {
    expect(patched({ id: 1, qty: item.id })).toEqual({ ...item, qty: item.id });
    expect(patched({ qty: 2 }).qty).toBe(2);
  });

  test('changes a name by which an entity is found', () => {
    ask('PUT', '/pairs/old', { value: 'a' });
    ask('PUT', '/pairs/other', { value: 'b' });
    expect(ask('PATCH', '/pairs/old', { key: 'new' }).body).toEqual({ key: 'new', value: 'a' });
    expect(ask('GET', '/pairs/old').status).toBe(404);
    expect(ask('GET', '/pairs/new').body.value).toBe('a');
    expect(ask('PATCH', '/pairs/new', { key: 'other' }).status).toBe(409);
  });
});

test('PUT leaves nothing that could have been sent and wasn’t', () => {
  const { body } = ask('PUT', url, { name: 'Two' });
  expect(body).toEqual({ id: item.id, name: 'Two' });
  expect(ask('GET', url).body).toEqual(body);
});

test('PUT keeps what can’t be without and wasn’t sent', () => {
  expect(ask('PUT', url, { qty: 2 }).body).toEqual({ id: item.id, name: item.name, qty: 2 });
});

test('PUT makes what nothing else could', () => {
  const { status, body } = ask('PUT', '/pairs/color', { value: 'red' });
  expect([status, body]).toEqual([200, { key: 'color', value: 'red' }]);
  expect(ask('GET', '/pairs/color').body).toEqual(body);
  expect(ask('GET', '/pairs').body).toContainEqual(body);
  expect(ask('PUT', '/items/none', { name: 'Two' }).status).toBe(404);
});

test('POST of a key that is taken replaces, where no conflict is documented', () => {
  const { status, body } = ask('POST', '/items', { id: item.id, name: 'Two' });
  expect([status, body]).toMatchObject([201, { id: item.id, name: 'Two' }]);
  expect(ask('GET', url).body).toEqual(body);
});

test('an integer beyond those of a double keeps its digits', () => {
  const id = '9223372036854775807';
  const created = ask('POST', '/items', `{"id":${id},"qty":9007199254740993,"name":"Long"}`);
  expect(created.text).toContain(`"id":${id},"qty":9007199254740993,"name":"Long"`);
  expect(ask('GET', `/items/${id}`).text).toBe(created.text);
  expect(ask('PATCH', `/items/${id}`, '{"qty":9007199254740995}').text).toContain(
    `"id":${id},"qty":9007199254740995,`,
  );
  expect(ask('DELETE', `/items/${id}`).text).toContain(`"id":${id}`);
});

test('DELETE tells what it removed', () => {
  expect(ask('DELETE', url).body).toEqual({ deleted: true, id: item.id });
});
