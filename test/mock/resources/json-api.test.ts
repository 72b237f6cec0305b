import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { contractOf, jsonResponse } from '../contract.ts';
import { openMock } from './ask.ts';

const text = { type: 'string' };
const parameters = [{ name: 'id', in: 'path', required: true, schema: text }];
const requestBody = { content: { 'application/json': { schema: { type: 'object' } } } };
const documented = (properties: JsonObject) => ({ 200: jsonResponse(entity(properties)) });
const entity = (properties: JsonObject): JsonObject => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});
const PERSON = entity({ type: { const: 'people' }, id: text, attributes: entity({ name: text }) });
const AUTHOR = entity({ data: entity({ type: { const: 'people' }, id: text }) });
const ARTICLE = entity({
  type: { const: 'articles' },
  id: text,
  attributes: entity({ status: { enum: ['draft', 'live'] } }),
  relationships: entity({ author: AUTHOR }),
});
const included = { type: 'array', items: PERSON };
const inQuery = ['filter[status]', 'page[size]'].map((name) => ({
  name,
  in: 'query',
  schema: text,
}));
const BY_ID: JsonObject = {
  '/articles/{id}': {
    parameters,
    get: { responses: documented({ data: ARTICLE, included }) },
    patch: {
      requestBody,
      responses: { ...documented({ data: ARTICLE }), 409: { description: 'Another id' } },
    },
  },
  '/people/{id}': {
    parameters,
    get: { responses: documented({ data: PERSON }) },
    patch: { requestBody, responses: documented({ data: PERSON }) },
  },
};
const ARTICLES = {
  get: {
    parameters: inQuery,
    responses: documented({ data: { type: 'array', items: ARTICLE }, included }),
  },
};
const PEOPLE = { get: { responses: documented({ data: { type: 'array', items: PERSON } }) } };

const openArticles = async (paths: JsonObject = {}, options = {}) =>
  openMock(await contractOf({ '/articles': ARTICLES, ...BY_ID, ...paths }), options);
const authorsOf = (data: JsonObject[]) =>
  data.map(({ relationships }: ReturnType<typeof JSON.parse>) => relationships.author.data.id);
const idsOf = (resources: JsonObject[]) => resources.map(({ id }) => id);

test('what a list includes is what its data refer to, as it is alone', async () => {
  for (const people of [{}, { '/people': PEOPLE }]) {
    const ask = await openArticles(people);
    const { data, included } = ask('GET', '/articles?page[size]=2').body;
    expect(data).toHaveLength(2);
    expect(idsOf(included)).toEqual([...new Set(authorsOf(data))]);
    for (const person of included) {
      expect(ask('GET', `/people/${person.id}`).body.data).toEqual(person);
    }
    if (!('/people' in people)) continue;
    const [{ id }] = included;
    ask('PATCH', `/people/${id}`, { data: { type: 'people', id, attributes: { name: 'Ann' } } });
    const now = ask('GET', '/articles?page[size]=2').body.included;
    expect(now[0]).toMatchObject({ id, attributes: { name: 'Ann' } });
    const alone = ask('GET', `/articles/${data[0].id}`).body.included;
    expect(alone).toEqual([now[0]]);
  }
});

test('nothing is included with an empty list', async () => {
  const ask = await openArticles();
  const none = ask('GET', '/articles?filter[status]=gone').body;
  expect(none).toEqual({ data: [], included: [] });
});

test.each([true, false])(
  'filter[status] leaves what has it, with state or not: %s',
  async (stateful) => {
    const ask = await openArticles({}, { stateful });
    for (const status of ['draft', 'live']) {
      const { data } = ask('GET', `/articles?filter[status]=${status}`).body;
      expect(data).not.toHaveLength(0);
      for (const article of data) expect(article.attributes).toEqual({ status });
    }
  },
);

test('a change of an entity of another id than the path names is a conflict, where that is documented', async () => {
  const ask = await openArticles({ '/people': PEOPLE });
  const [article] = ask('GET', '/articles').body.data;
  const change = (id: string) => ({
    data: { type: 'articles', id, attributes: { status: 'live' } },
  });
  expect(ask('PATCH', `/articles/${article.id}`, change('other')).status).toBe(409);
  expect(ask('PATCH', `/articles/${article.id}`, change(article.id)).status).toBe(200);
  const [person] = ask('GET', '/people').body.data;
  const other = { data: { type: 'people', id: 'other', attributes: { name: 'Ann' } } };
  expect(ask('PATCH', `/people/${person.id}`, other).body.data.id).toBe(person.id);
});
