import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { createMock } from '../../../src/mock/create-mock.ts';
import { contractOf } from '../contract.ts';

const text = { type: 'string' };
const THING = { type: 'object', required: ['id', 'name'], properties: { id: text, name: text } };

/** A response as JSON, and as a text that its schema tells nothing else of. */
function either(schema: JsonObject): JsonObject {
  return {
    description: 'Either.',
    content: { 'application/json': { schema }, 'text/csv': { schema: text } },
  };
}

async function openThings() {
  const contract = await contractOf({
    '/things': {
      get: { responses: { 200: either({ type: 'array', items: THING }) } },
      post: {
        requestBody: { required: true, content: { 'application/json': { schema: THING } } },
        responses: { 201: either(THING) },
      },
    },
    '/things/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
      get: { responses: { 200: either(THING), 404: { description: 'None.' } } },
    },
  });
  const { respond } = await createMock(contract, { stateful: true });
  return (method: string, url: string, accept: string, body?: JsonObject) => {
    const headers = { accept, 'content-type': 'application/json' };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const { status, headers: told, body: given } = respond({ method, url, headers, ...sent });
    return [status, told['content-type'], String(given)] as const;
  };
}

test('a representation that can’t hold what is remembered is a fake, and no failure', async () => {
  const ask = await openThings();
  const thing = { id: 'a', name: 'First' };
  const [status, type, body] = ask('POST', '/things', 'text/csv', thing);
  expect([status, type]).toEqual([201, 'text/csv']);
  expect(body).not.toContain('{');
  for (const url of ['/things', '/things/a']) {
    expect(ask('GET', url, 'text/csv').slice(0, 2)).toEqual([200, 'text/csv']);
  }
  const [, json, shown] = ask('GET', '/things/a', 'application/json');
  expect([json, JSON.parse(shown)]).toEqual(['application/json', thing]);
});

test('what isn’t there is missing in every representation', async () => {
  const ask = await openThings();
  ask('POST', '/things', 'text/csv', { id: 'a', name: 'First' });
  expect(ask('GET', '/things/none', 'text/csv')[0]).toBe(ask('GET', '/things/none', '*/*')[0]);
});
