import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { contractOf, jsonResponse } from '../contract.ts';
import { openMock } from './ask.ts';

const text = { type: 'string' };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const listOf = (items: JsonObject) => ({ type: 'array', items });
const sent = (schema: JsonObject) => ({ content: { 'application/json': { schema } } });
const made = jsonResponse(listOf(ref('Thing')));
const location = { Location: { schema: text } };

/** A mock of things, several of which are posted at once. */
async function openThings(creation: JsonObject, action: JsonObject = {}) {
  const contract = await contractOf(
    {
      '/things': { get: { responses: { 200: made } }, post: creation },
      '/things/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
        get: { responses: { 200: jsonResponse(ref('Thing')), 404: { description: 'None.' } } },
      },
      ...action,
    },
    {
      components: {
        schemas: {
          NewThing: { type: 'object', properties: { id: text, name: text } },
          Thing: { type: 'object', required: ['id'], properties: { id: text, name: text } },
        },
      },
    },
  );
  return openMock(contract);
}

const several = sent(listOf(ref('NewThing')));
const one = sent(ref('NewThing'));
const created = { 201: { ...made, headers: location } };
const SENT = [{ name: 'One' }, { name: 'Two' }];

describe('several at once', () => {
  test.each<[string, JsonObject, JsonObject]>([
    ['/things', { requestBody: several, responses: created }, {}],
    [
      '/things/bulk',
      { requestBody: one, responses: { 201: jsonResponse(ref('Thing')) } },
      { '/things/bulk': { post: { requestBody: several, responses: created } } },
    ],
    [
      '/things:batchCreate',
      { requestBody: one, responses: { 201: jsonResponse(ref('Thing')) } },
      { '/things:batchCreate': { post: { requestBody: several, responses: created } } },
    ],
  ])('are kept, each by itself: %s', async (url, creation, action) => {
    const ask = await openThings(creation, action);
    const before = ask('GET', '/things').body;
    const { status, body } = ask('POST', url, SENT);
    expect([status, body]).toMatchObject([201, SENT]);
    expect(ask('GET', '/things').body).toEqual([...before, ...body]);
    for (const thing of body) expect(ask('GET', `/things/${thing.id}`).body).toEqual(thing);
  });

  test('are kept where nothing tells of them', async () => {
    const ask = await openThings({
      requestBody: several,
      responses: { 204: { description: 'Made.' } },
    });
    expect(ask('POST', '/things', [{ id: 'a', name: 'One' }]).status).toBe(204);
    expect(ask('GET', '/things/a').body).toEqual({ id: 'a', name: 'One' });
  });

  test('are told of with how many they are', async () => {
    const page = { properties: { data: listOf(ref('Thing')), total: { type: 'integer' } } };
    const responses = { 201: jsonResponse({ type: 'object', ...page }) };
    const ask = await openThings({ requestBody: several, responses });
    expect(ask('POST', '/things', SENT).body).toMatchObject({ data: SENT, total: 2 });
  });

  test('are refused together where a key is taken', async () => {
    const responses = { ...created, 409: { description: 'There is one.' } };
    const ask = await openThings({ requestBody: several, responses });
    ask('POST', '/things', [{ id: 'a' }]);
    const before = ask('GET', '/things').body;
    expect(ask('POST', '/things', [{ id: 'b' }, { id: 'a' }]).status).toBe(409);
    expect(ask('GET', '/things').body).toEqual(before);
  });
});
