import { describe, expect, test } from 'vitest';
import { dispatch } from '../../src/adapters/dispatch.ts';
import { loadContractText } from '../../src/contract/load.ts';
import type { HttpRequest } from '../../src/http/exchange.ts';
import { createMock } from '../../src/mock/create-mock.ts';

const THINGS = `
openapi: 3.1.0
info: { title: Things, version: '1' }
servers: [{ url: https://things.example/v1 }]
paths:
  /things:
    get:
      parameters: [{ name: page, in: query, schema: { type: integer } }, { name: limit, in: query, schema: { type: integer } }]
      responses:
        '200':
          description: A page.
          content: { application/json: { schema: { type: object, required: [items, next], properties: { items: { type: array, items: { $ref: '#/components/schemas/Thing' } }, next: { type: [string, 'null'], format: uri } } } } }
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
      responses:
        '201':
          description: Made.
          headers: { Location: { schema: { type: string } } }
          content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
  /things/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        '200': { description: A thing., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
        '404': { description: None. }
components: { schemas: { Thing: { type: object, required: [id], properties: { id: { type: string }, name: { type: string } } } } }
`;

async function createBoth() {
  const contract = await loadContractText(THINGS, { file: 'things.yaml' });
  const things = await createMock({ contract, semantics: undefined }, { stateful: true });
  return dispatch([await createMock('braze'), things]);
}

async function ask(
  answering: ReturnType<typeof dispatch>,
  url: string,
  {
    method = 'GET',
    body,
    host = '127.0.0.1:4010',
  }: { method?: string; body?: unknown; host?: string } = {},
) {
  const headers = {
    host,
    authorization: 'Bearer make-believe',
    'content-type': 'application/json',
  };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const request: HttpRequest = { method, url, headers, ...sent };
  const { response } = await answering(request);
  return { ...response, json: JSON.parse(String(response.body ?? 'null')) };
}

describe('two contracts', () => {
  test.each([
    ['/braze/events/data_series?event=a&length=1', undefined, 200],
    ['/things/things', undefined, 200],
    ['/things/v1/things', undefined, 200],
    ['/events/data_series?event=a&length=1', 'rest.iad-01.braze.com', 200],
    ['/v1/things', 'things.example', 200],
    ['http://things.example/v1/things', undefined, 200],
    ['/events/data_series?event=a&length=1', undefined, 404],
    ['/brazen/events/data_series?event=a&length=1', undefined, 404],
    ['/', undefined, 404],
    ['/braze', undefined, 404],
  ])('%s for the host %s: %i', async (url, host, wanted) => {
    const { status } = await ask(await createBoth(), url, host === undefined ? {} : { host });
    expect(status).toBe(wanted);
  });

  test('what belongs to none is told where they answer', async () => {
    const { json } = await ask(await createBoth(), '/nowhere');
    expect(json.detail).toBe(
      'no contract answers here: they answer under /braze/, /things/, and for their documented hosts',
    );
  });

  test('what is made below a name is found where its Location leads', async () => {
    const answering = await createBoth();
    const made = await ask(answering, '/things/things', {
      method: 'POST',
      body: { id: 'a', name: 'b' },
    });
    expect(made.headers.location).toBe('http://127.0.0.1:4010/things/things/a');
    const found = await ask(answering, '/things/things/a');
    expect(found.json).toMatchObject({ id: 'a', name: 'b' });
  });

  test('the next page is below the name', async () => {
    const answering = await createBoth();
    for (const id of ['a', 'b', 'c']) {
      await ask(answering, '/things/things', { method: 'POST', body: { id } });
    }
    const { json } = await ask(answering, '/things/things?limit=2');
    expect(json.next).toMatch(/^http:\/\/127\.0\.0\.1:4010\/things\/things\?limit=2&/);
  });
});

test('one contract answers at the root, whatever the host', async () => {
  const answering = dispatch([await createMock('braze')]);
  const url = '/events/data_series?event=a&length=1';
  expect((await ask(answering, url)).status).toBe(200);
  expect((await ask(answering, `/braze${url}`)).status).toBe(404);
});

test('of contracts on one host, that answers which has the path, with and without its base path', async () => {
  const other = THINGS.replaceAll('  /things', '  /others').replace('.example/v1', '.example/v2');
  const mocks = await Promise.all(
    [THINGS, other].map(async (text, index) =>
      createMock({
        contract: await loadContractText(text, { file: `${index}.yaml` }),
        semantics: undefined,
      }),
    ),
  );
  const answering = dispatch(mocks);
  const host = 'things.example';
  for (const url of ['/things', '/v1/things', '/others', '/v2/others']) {
    expect((await ask(answering, url, { host })).status).toBe(200);
  }
  const { json } = await ask(answering, '/nothing', { host });
  expect(json.detail).toContain('/nothing');
});

test('a name that has to be encoded in a URL is found there', async () => {
  const contract = await loadContractText(THINGS, { file: 'my things.yaml' });
  const answering = dispatch([
    await createMock('braze'),
    await createMock({ contract, semantics: undefined }),
  ]);
  expect((await ask(answering, '/my%20things/things')).status).toBe(200);
});

test('requests that none answers are told', async () => {
  const told: string[] = [];
  const mocks = [await createMock('braze'), await createMock('tell')];
  const answering = dispatch(mocks, ({ url }, { reason }) => void told.push(`${url} ${reason}`));
  await ask(answering, '/nowhere');
  await ask(answering, '/braze/nowhere');
  expect(told).toEqual(['/nowhere no contract answers here']);
});
