import { describe, expect, test } from 'vitest';
import type { Mock } from '../../../src/mock/mock.ts';
import { bodyOf, NOW, request, type Schemas, tellMock, WORKSPACE } from './tell.ts';

type Mark = Schemas['Mark'];

const EXAMPLE = 'mark_5c20e1b8';

const credentials = {
  bearerAuth: [
    { value: 'admin', scopes: ['admin'] },
    { value: 'editor', scopes: ['editor'] },
    { value: 'other', scopes: ['editor'] },
    { value: 'viewer', scopes: ['viewer'] },
  ],
};

function send(mock: Mock, method: string, path: string, token: string, body?: unknown) {
  return mock.respond(request(method, `/marks${path}`, { token, body }));
}

function create(mock: Mock, token: string, body: object): Mark {
  return (bodyOf(send(mock, 'POST', '', token, body), 201) as { data: Mark }).data;
}

function list(mock: Mock, query = '', token = 'editor'): Mark[] {
  return (bodyOf(send(mock, 'GET', query, token), 200) as { data: Mark[] }).data;
}

test('a workspace begins with the mark of the documents', async () => {
  const mock = await tellMock();
  expect(list(mock)).toMatchObject([
    { id: EXAMPLE, workspace_id: WORKSPACE, title: 'Release 2.4' },
  ]);
  const elsewhere = request('GET', '/marks', { headers: { 'x-workspace-id': 'ws_other' } });
  expect(bodyOf(mock.respond(elsewhere), 200)).toEqual({ data: [] });
});

test('a title alone makes a public release of now, through the API', async () => {
  expect(create(await tellMock(), 'editor', { title: 'a' })).toEqual({
    id: expect.stringMatching(/^mark_[0-9a-f]{8}$/),
    workspace_id: WORKSPACE,
    creator_id: expect.any(String),
    title: 'a',
    timestamp: new Date(NOW).toISOString(),
    category: 'release',
    source: 'api',
    scope: 'public',
    created_at: new Date(NOW).toISOString(),
  });
});

test('whatever is given is kept', async () => {
  const mark = {
    title: 'a',
    description: 'b',
    timestamp: '2025-06-01',
    category: 'news',
    source_ref: 'c',
    scope: 'private',
    metadata: '[1, 2]',
  };
  const mock = await tellMock();
  const { id, ...created } = create(mock, 'editor', mark);
  expect(created).toMatchObject(mark);
  expect(bodyOf(send(mock, 'GET', `/${id}`, 'editor'), 200)).toEqual({ data: { id, ...created } });
});

describe('metadata', () => {
  const bytes = (count: number) => JSON.stringify('é'.repeat((count - 2) / 2));
  test.each([
    ['that are an object', 201, '{}'],
    ['that are a string', 201, '"text"'],
    ['of 10,240 bytes', 201, bytes(10_240)],
    ['that end too early', 422, '{'],
    ['that are a bare word', 422, 'text'],
    ['that are empty', 422, ''],
    ['of 10,242 bytes', 422, bytes(10_242)],
    ['of 10,242 characters', 422, JSON.stringify('a'.repeat(10_240))],
  ])('%s: %i', async (_, status, metadata) => {
    expect(send(await tellMock(), 'POST', '', 'editor', { title: 'a', metadata }).status).toBe(
      status,
    );
  });
});

test.each([
  ['without a title', {}],
  ['with an empty title', { title: '' }],
  ['with a title of 201 characters', { title: 'a'.repeat(201) }],
  ['with a description of 2,001', { title: 'a', description: 'a'.repeat(2001) }],
  ['of another category', { title: 'a', category: 'party' }],
  ['of another scope', { title: 'a', scope: 'secret' }],
  ['of no time', { title: 'a', timestamp: 'yesterday' }],
])('one %s is refused', async (_, body) => {
  expect(bodyOf(send(await tellMock(), 'POST', '', 'editor', body), 422)).toMatchObject({
    error: 'VALIDATION_ERROR',
  });
});

test.each([
  ['expected JSON, received "{"', '{'],
  ['expected at most 10240 bytes, received "10402 bytes"', JSON.stringify('é'.repeat(5_200))],
])('metadata are refused with the reason: %s', async (reason, metadata) => {
  const answer = send(await tellMock(), 'POST', '', 'editor', { title: 'a', metadata });
  expect(bodyOf(answer, 422)).toEqual({
    error: 'VALIDATION_ERROR',
    message: `Validation failed: the body at /metadata: ${reason}`,
  });
});

test.each([
  '2025-01-01',
  '2025-01-01T00:00Z',
  '2025-01-01T00:00',
  '2025-01-01T00:00:00',
  '2025-01-01T00:00:00.5',
  '2025-01-01T00:00:00+02',
  '2025-01-01T00:00:00+0200',
])('%s is a time', async (timestamp) => {
  const mock = await tellMock();
  expect(create(mock, 'editor', { title: 'a', timestamp })).toMatchObject({ timestamp });
  const found = list(mock, `?from=${encodeURIComponent(timestamp)}&to=2025-01-01T23:00`);
  expect(found.map((mark) => mark.timestamp)).toEqual([timestamp]);
});

test.each(['20250101T000000Z', '2025-W01', '2025-01-01T24:00:00Z', '2025-13-01T00:00'])(
  '%s is taken for none',
  async (time) => {
    expect(send(await tellMock(), 'GET', `?from=${time}`, 'editor').status).toBe(400);
  },
);

describe('a list', () => {
  const MARKS = [
    { title: '1', timestamp: '2025-03-01', category: 'news' },
    { title: '2', timestamp: '2025-03-01T12:00:00Z', category: 'incident' },
    { title: '3', timestamp: '2025-03-02T01:00:00+02:00', category: 'release' },
    { title: '4', timestamp: '2025-03-05T00:00:00Z', category: 'news' },
  ];
  const filled = tellMock().then((mock) => {
    for (const mark of MARKS) create(mock, 'editor', mark);
    return mock;
  });

  test.each([
    ['', ['4', '3', '2', '1', 'Release 2.4']],
    ['?from=2025-03-01', ['4', '3', '2', '1']],
    ['?from=2025-03-01T00:00:01Z', ['4', '3', '2']],
    ['?from=2025-03-01T00:00:01', ['4', '3', '2']],
    ['?from=2025-03-01T12:00&to=2025-03-01T12:00', ['2']],
    ['?to=2025-03-01', ['3', '2', '1', 'Release 2.4']],
    ['?to=2025-03-01T12:00:00Z', ['2', '1', 'Release 2.4']],
    ['?from=2025-03-02&to=2025-03-05', ['4']],
    ['?category=news', ['4', '1']],
    ['?category=incident&from=2025-03-02', []],
    ['?source=api&limit=2', ['4', '3']],
    ['?source=manual', []],
  ])('%s', async (query, titles) => {
    expect(list(await filled, query).map(({ title }) => title)).toEqual(titles);
  });

  test.each(['?category=party', '?source=me', '?from=yesterday', '?limit=0'])(
    '%s is refused',
    async (query) => {
      expect(send(await filled, 'GET', query, 'editor').status).toBe(400);
    },
  );

  test('has 500 marks where no limit is asked for', async () => {
    const mock = await tellMock();
    for (let index = 0; index < 500; index += 1) create(mock, 'editor', { title: String(index) });
    expect(list(mock)).toHaveLength(500);
    expect(list(mock, '?limit=600')).toHaveLength(501);
  });
});

describe('who may do what', () => {
  test.each([
    ['viewer', 'GET', '', 200],
    ['viewer', 'GET', `/${EXAMPLE}`, 200],
    ['viewer', 'POST', '', 403],
    ['editor', 'POST', '', 201],
    ['admin', 'POST', '', 201],
    ['editor', 'DELETE', `/${EXAMPLE}`, 403],
    ['admin', 'DELETE', `/${EXAMPLE}`, 204],
    ['editor', 'DELETE', '/mark_none', 404],
    ['editor', 'GET', '/mark_none', 404],
    ['editor', 'PUT', `/${EXAMPLE}`, 405],
  ])('%s, %s /marks%s: %i', async (token, method, path, status) => {
    const mock = await tellMock({ credentials });
    expect(
      send(mock, method, path, token, method === 'POST' ? { title: 'a' } : undefined).status,
    ).toBe(status);
  });

  test('a private mark is there for its creator alone', async () => {
    const mock = await tellMock({ credentials });
    const { id } = create(mock, 'editor', { title: 'mine', scope: 'private' });
    const statuses = (method: string, tokens: string[]) =>
      tokens.map((token) => send(mock, method, `/${id}`, token).status);
    expect(statuses('GET', ['editor', 'other', 'viewer', 'admin'])).toEqual([200, 404, 404, 404]);
    const shown = ['editor', 'other', 'admin'].map((token) => list(mock, '', token).length);
    expect(shown).toEqual([2, 1, 1]);
    expect(bodyOf(send(mock, 'GET', `/${id}`, 'other'), 404)).toEqual({
      error: 'NOT_FOUND',
      message: 'Mark not found',
    });
    expect(statuses('DELETE', ['other', 'viewer', 'admin'])).toEqual([404, 404, 204]);
    expect(statuses('GET', ['editor'])).toEqual([404]);
  });
});
