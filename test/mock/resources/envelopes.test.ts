import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { contractOf, jsonResponse } from '../contract.ts';
import { type Ask, openMock } from './ask.ts';

const text = { type: 'string' };
const body = { content: { 'application/json': { schema: { type: 'object' } } } };

const FLAT: JsonObject = {
  type: 'object',
  required: ['id'],
  properties: { id: text, title: text },
};
/** A resource object of JSON:API. */
const RESOURCE_OBJECT: JsonObject = {
  type: 'object',
  required: ['id', 'type'],
  properties: { id: text, type: text, attributes: { properties: { title: text } } },
};

/** Starts a mock of articles that all answers tell of in an envelope, under a name beside others. */
async function openArticles(name: string, siblings: JsonObject, article: JsonObject): Promise<Ask> {
  const inEnvelope = (schema: JsonObject) =>
    jsonResponse({ type: 'object', properties: { ...siblings, [name]: schema } });
  const contract = await contractOf({
    '/articles': {
      get: { responses: { 200: inEnvelope({ type: 'array', items: article }) } },
      post: { requestBody: body, responses: { 201: inEnvelope(article) } },
    },
    '/articles/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
      get: { responses: { 200: inEnvelope(article), 404: { description: 'Gone' } } },
    },
  });
  return openMock(contract);
}

const meta = { type: 'object', properties: { version: text, count: { type: 'integer' } } };

test.each<[string, string, JsonObject]>([
  ['nothing', 'data', {}],
  ['meta', 'data', { meta }],
  ['links', 'data', { links: { type: 'object', properties: { self: text } } }],
  ['a verdict', 'data', { success: { type: 'boolean' }, message: text, code: text }],
  ['meta, by the name of the entity', 'article', { meta }],
])('an entity is found in an envelope beside %s', async (_, name, siblings) => {
  for (const article of [FLAT, RESOURCE_OBJECT]) {
    const sent = article === FLAT ? { title: 'News' } : { attributes: { title: 'News' } };
    const ask = await openArticles(name, siblings, article);
    const created = ask('POST', '/articles', { [name]: sent });
    expect(created).toMatchObject({ status: 201, body: { [name]: sent } });
    const read = ask('GET', `/articles/${created.body[name].id}`);
    expect([read.status, read.body[name]]).toEqual([200, created.body[name]]);
    if (name !== 'data') return;
    const list = ask('GET', '/articles').body.data;
    expect(list).toHaveLength(6);
    expect(list).toContainEqual(created.body.data);
  }
});
