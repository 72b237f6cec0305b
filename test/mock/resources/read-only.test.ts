import { beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { contractOf, jsonResponse } from '../contract.ts';
import { type Ask, openMock } from './ask.ts';

const text = { type: 'string' };
const readOnly = (schema: JsonObject) => ({ ...schema, readOnly: true });
const ACCOUNT: JsonObject = {
  type: 'object',
  required: ['id', 'owner', 'balance'],
  properties: {
    id: readOnly({ type: 'integer' }),
    owner: text,
    balance: { allOf: [{ $ref: '#/components/schemas/Money' }] },
    limits: { type: 'object', properties: { daily: text, used: readOnly(text) } },
  },
};
const account = { $ref: '#/components/schemas/Account' };
const sent = (...types: string[]) => ({
  content: Object.fromEntries(types.map((type) => [type, { schema: {} }])),
});
const shown = { responses: { 200: jsonResponse(account) } };

const contract = await contractOf(
  {
    '/accounts': {
      get: { responses: { 200: jsonResponse({ type: 'array', items: account }) } },
      post: { requestBody: sent('application/json'), responses: { 201: jsonResponse(account) } },
    },
    '/accounts/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      get: shown,
      put: { requestBody: sent('application/json'), ...shown },
      patch: { requestBody: sent('application/json', 'application/json-patch+json'), ...shown },
    },
  },
  { components: { schemas: { Account: ACCOUNT, Money: readOnly({ type: 'number' }) } } },
);

const WANTED = { id: 7, owner: 'Ada', balance: 1e9, limits: { daily: 'a', used: 'forged' } };

let ask: Ask;
let before: JsonObject;

beforeEach(async () => {
  ask = await openMock(contract);
  before = ask('POST', '/accounts', WANTED).body;
});

test('POST leaves to the mock what is readOnly', () => {
  expect(before).toMatchObject({ owner: 'Ada', limits: { daily: 'a' } });
  expect([before.id, before.balance]).not.toEqual(expect.arrayContaining([7, 1e9]));
  expect(before).not.toHaveProperty('limits.used', 'forged');
  expect(ask('GET', `/accounts/${before.id}`).body).toEqual(before);
});

test.each<[string, unknown, string]>([
  ['PUT', WANTED, 'application/json'],
  ['PATCH', WANTED, 'application/json'],
  [
    'PATCH',
    [
      { op: 'remove', path: '/balance' },
      { op: 'replace', path: '/id', value: 7 },
      { op: 'replace', path: '/limits', value: { daily: 'a', used: 'forged' } },
    ],
    'application/json-patch+json',
  ],
])('%s leaves it as it was', (method, body, type) => {
  const changed = ask(method, `/accounts/${before.id}`, body, { 'content-type': type });
  expect([changed.status, changed.body]).toEqual([200, before]);
});
