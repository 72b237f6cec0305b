import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/contract/contract.ts';
import { at, documentFrom, exchange } from './exchanges.ts';

const app = { id: 1, name: 'a', created_at: '2026-11-22' };
const created = { name: 'a' };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** The schema of the answer of a `GET`. */
function answerAt(document: JsonObject, path: string): unknown {
  const answer = ['get', 'responses', '200', 'content', 'application/json', 'schema'];
  return at(document, 'paths', path, ...answer);
}

async function componentsFrom(exchanges: readonly ReturnType<typeof exchange>[]) {
  const document = await documentFrom(exchanges);
  return { document, schemas: at(document, 'components', 'schemas') as JsonObject };
}

test('a list, its items, one of them and what makes one', async () => {
  const { document, schemas } = await componentsFrom([
    exchange('GET /apps', 200, { answer: { data: [app], total: 1 } }),
    exchange('GET /apps/1', 200, { answer: { ...app, owner: null } }),
    exchange('POST /apps', 201, { sent: created, answer: app }),
    exchange('GET /apps/2', 404, { answer: { message: 'No.' } }),
  ]);
  expect(Object.keys(schemas)).toEqual(['App', 'AppList', 'CreateAppRequest', 'Error']);
  expect(at(schemas, 'AppList', 'properties', 'data', 'items')).toEqual(ref('App'));
  expect(answerAt(document, '/apps/{app_id}')).toEqual(ref('App'));
  expect(at(schemas, 'App', 'required')).toEqual(['id', 'name', 'created_at']);
  expect(at(schemas, 'App', 'properties', 'owner')).toBeDefined();
});

test('a list without anything around it', async () => {
  const { document, schemas } = await componentsFrom([
    exchange('GET /apps', 200, { answer: [app] }),
  ]);
  expect(Object.keys(schemas)).toEqual(['App']);
  expect(answerAt(document, '/apps')).toEqual({ type: 'array', items: ref('App') });
});

test('one that something stands around', async () => {
  const { document, schemas } = await componentsFrom([
    exchange('GET /apps/1', 200, { answer: { data: app } }),
  ]);
  expect(Object.keys(schemas)).toEqual(['App', 'AppResponse']);
  expect(answerAt(document, '/apps/{app_id}')).toEqual(ref('AppResponse'));
});

test('what differs in most has a name of its own', async () => {
  const { schemas } = await componentsFrom([
    exchange('GET /apps/1', 200, { answer: app }),
    exchange('GET /apps/1', 200, { answer: app }),
    exchange('PUT /apps/1', 200, { answer: { ok: true } }),
  ]);
  expect(Object.keys(schemas)).toEqual(['App', 'App2']);
  expect(at(schemas, 'App2', 'properties')).toEqual({ ok: { type: 'boolean' } });
});

test('what stands in several places is described once, and what does not where it stands', async () => {
  const owner = { login: 'a', since: 1 };
  const { schemas } = await componentsFrom([
    exchange('GET /apps/1', 200, { answer: { ...app, owner, size: { width: 1, height: 2 } } }),
    exchange('GET /teams/1', 200, { answer: { slug: 'x', owner } }),
  ]);
  expect(Object.keys(schemas)).toEqual(['App', 'Owner', 'Team']);
  expect(at(schemas, 'App', 'properties', 'owner')).toEqual(ref('Owner'));
  expect(at(schemas, 'App', 'properties', 'size', 'type')).toBe('object');
});

test('what holds its own kind refers to itself', async () => {
  const comment = (replies: object[]) => ({ id: 1, text: 'a', replies });
  const { schemas } = await componentsFrom([
    exchange('GET /comments/1', 200, { answer: comment([comment([comment([])])]) }),
  ]);
  expect(Object.keys(schemas)).toEqual(['Comment']);
  expect(at(schemas, 'Comment', 'properties', 'replies', 'items')).toEqual(ref('Comment'));
});

test('what may be null as well is one of both', async () => {
  const owner = { login: 'a', since: 1 };
  const { schemas } = await componentsFrom([
    exchange('GET /apps/1', 200, { answer: { ...app, owner } }),
    exchange('GET /apps/2', 200, { answer: { ...app, owner: null } }),
    exchange('GET /teams/1', 200, { answer: { slug: 'x', owner } }),
  ]);
  expect(at(schemas, 'App', 'properties', 'owner')).toEqual({
    anyOf: [ref('Owner'), { type: 'null' }],
  });
});

test.each<[what: string, answer: object, values: object]>([
  ['currencies', { EUR: 1, USD: 2, GBP: 3, JPY: 4 }, { type: 'integer' }],
  ['paths', { '/a': 1, '/b': 2, '/c/d': 3, 'e f': 4 }, { type: 'integer' }],
])('names that are %s make a map', async (_, answer, values) => {
  const { schemas } = await componentsFrom([
    exchange('GET /rates', 200, { answer: { base: 'EUR', rates: answer } }),
  ]);
  expect(Object.values(schemas)).toMatchObject([
    { properties: { rates: { type: 'object', additionalProperties: values } } },
  ]);
});
