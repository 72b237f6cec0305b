import { describe, expect, test } from 'vitest';
import type { Mock } from '../../../src/mock/mock.ts';
import { bodyOf, NOW, request, rows, type Schemas, tellMock, WORKSPACE } from './tell.ts';

type Audience = Schemas['Audience'];

const EXAMPLE = 'aud_7f3a9c21';
const DEFINITION = { events: [{ event: 'purchase' }] };

const credentials = {
  bearerAuth: [
    { value: 'admin', scopes: ['admin'] },
    { value: 'editor', scopes: ['editor'] },
    { value: 'other', scopes: ['editor'] },
    { value: 'viewer', scopes: ['viewer'] },
    { value: 'nobody', scopes: [] },
    { value: 'anyone' },
  ],
};

function send(mock: Mock, method: string, path: string, token: string, body?: unknown) {
  return mock.respond(request(method, `/audiences${path}`, { token, body }));
}

function create(
  mock: Mock,
  token = 'editor',
  body: object = { name: 'a', definition: DEFINITION },
) {
  return (bodyOf(send(mock, 'POST', '', token, body), 201) as { data: Audience }).data;
}

function list(mock: Mock): Audience[] {
  return (bodyOf(send(mock, 'GET', '', 'viewer'), 200) as { data: Audience[] }).data;
}

test('a workspace begins with the audience of the documents', async () => {
  const mock = await tellMock();
  expect(list(mock)).toMatchObject([
    { id: EXAMPLE, workspace_id: WORKSPACE, name: 'Power buyers' },
  ]);
  const elsewhere = request('GET', '/audiences', { headers: { 'x-workspace-id': 'ws_other' } });
  expect(bodyOf(mock.respond(elsewhere), 200)).toEqual({ data: [] });
});

test('one that is created has an id, an owner and the time of the clock', async () => {
  const audience = create(await tellMock({ credentials }), 'editor', {
    name: 'Loyal',
    description: 'Comes back',
    definition: DEFINITION,
  });
  expect(audience).toEqual({
    id: expect.stringMatching(/^aud_[0-9a-f]{8}$/),
    workspace_id: WORKSPACE,
    owner_id: expect.stringMatching(/^member_/),
    name: 'Loyal',
    description: 'Comes back',
    definition: DEFINITION,
    created_at: new Date(NOW).toISOString(),
    updated_at: new Date(NOW).toISOString(),
  });
});

test('the owner is the subject of a token that is a JWT', async () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const token = `${part({ alg: 'none' })}.${part({ sub: 'user_1842' })}.x`;
  expect(create(await tellMock(), token).owner_id).toBe('user_1842');
  const odd = [
    `a.${part({ sub: 7 })}.b`,
    'a.b.c',
    `a.${Buffer.from('null').toString('base64url')}.b`,
  ];
  for (const token of odd) expect(create(await tellMock(), token).owner_id).toMatch(/^member_/);
});

describe('who may do what', () => {
  test.each([
    ['viewer', 'GET', '', 200],
    ['editor', 'GET', '', 200],
    ['admin', 'GET', '', 200],
    ['nobody', 'GET', '', 403],
    ['nobody', 'GET', `/${EXAMPLE}`, 403],
    ['nobody', 'GET', `/${EXAMPLE}/count`, 403],
    ['viewer', 'GET', `/${EXAMPLE}`, 200],
    ['viewer', 'GET', `/${EXAMPLE}/count`, 200],
    ['viewer', 'POST', '', 403],
    ['nobody', 'POST', '', 403],
    ['editor', 'POST', '', 201],
    ['admin', 'POST', '', 201],
    ['anyone', 'POST', '', 201],
    ['editor', 'PUT', `/${EXAMPLE}`, 403],
    ['admin', 'PUT', `/${EXAMPLE}`, 200],
    ['anyone', 'PUT', `/${EXAMPLE}`, 200],
    ['editor', 'DELETE', `/${EXAMPLE}`, 403],
    ['viewer', 'DELETE', `/${EXAMPLE}`, 403],
    ['admin', 'DELETE', `/${EXAMPLE}`, 204],
    ['unknown', 'GET', '', 401],
    ['editor', 'PUT', '/aud_none', 404],
    ['editor', 'DELETE', '/aud_none', 404],
    ['viewer', 'GET', '/aud_none', 404],
    ['viewer', 'GET', '/aud_none/count', 404],
  ])('%s, %s /audiences%s: %i', async (token, method, path, status) => {
    const bodies: Record<string, object> = {
      POST: { name: 'a', definition: {} },
      PUT: { name: 'b' },
    };
    const mock = await tellMock({ credentials });
    expect(send(mock, method, path, token, bodies[method]).status).toBe(status);
  });

  test('the owner may change and delete what others may not', async () => {
    const mock = await tellMock({ credentials });
    const { id } = create(mock, 'editor');
    expect(send(mock, 'PUT', `/${id}`, 'other', { name: 'b' }).status).toBe(403);
    expect(send(mock, 'DELETE', `/${id}`, 'other').status).toBe(403);
    expect(send(mock, 'PUT', `/${id}`, 'editor', { name: 'b' }).status).toBe(200);
    expect(send(mock, 'DELETE', `/${id}`, 'editor').status).toBe(204);
    expect(send(mock, 'GET', `/${id}`, 'editor').status).toBe(404);
  });
});

test.each([
  ['without a name', { definition: {} }],
  ['without a definition', { name: 'a' }],
  ['with an empty name', { name: '', definition: {} }],
  ['with a name of 201 characters', { name: 'a'.repeat(201), definition: {} }],
  ['with a description of 2,001', { name: 'a', description: 'a'.repeat(2001), definition: {} }],
  ['of no days', { name: 'a', definition: { lookback_days: 0 } }],
  ['with a nameless event', { name: 'a', definition: { events: [{}] } }],
])('one %s is refused', async (_, body) => {
  expect(send(await tellMock(), 'POST', '', 'editor', body).status).toBe(422);
});

describe('the count', () => {
  const count = (mock: Mock, definition: object) => {
    const { id } = create(mock, 'editor', { name: 'a', definition });
    const answer = send(mock, 'GET', `/${id}/count`, 'editor');
    return (bodyOf(answer, 200) as Schemas['AudienceCountResponse']).data.count;
  };

  test('of no rules is that of all users, and each rule leaves fewer', async () => {
    const mock = await tellMock({ seed: 'a' });
    const all = count(mock, {});
    expect(all).toBe(rows('users/raw?range=all_time&limit=1&count_total=true').total);
    const filters = [{ field: 'country', value: 'US' }];
    const events = [{ event: 'purchase', days: 90 }];
    expect(count(mock, { filters })).toBeLessThan(all);
    expect(count(mock, { events })).toBeLessThan(all);
    const both = count(mock, { filters, events });
    expect(both).toBeLessThan(Math.min(count(mock, { filters }), count(mock, { events })));
    expect(both).toBeGreaterThan(0);
    expect(count(mock, { lookback_days: 1e21 })).toBe(all);
    expect(count(mock, { events: [{ event: 'purchase', days: 1e22 }] })).toBe(
      count(mock, { events: [{ event: 'purchase' }] }),
    );
    expect(count(mock, { lookback_days: 30 })).toBe(
      rows('users/raw?range=30d&limit=1&count_total=true').total,
    );
  });
});
