import type { JsonObject } from '../../../src/contract/contract.ts';
import type { MockOptions } from '../../../src/mock/options.ts';
import { contractOf, jsonResponse } from '../contract.ts';
import { type Ask, openMock } from './ask.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const sent = (schema: JsonObject) => ({ content: { 'application/json': { schema } } });
const inPath = (name: string, type: string) => ({
  name,
  in: 'path',
  required: true,
  schema: { type },
});
const inQuery = (name: string, type: string) => ({ name, in: 'query', schema: { type } });
const text = { type: 'string' };
const time = { type: 'string', format: 'date-time' };
const error = jsonResponse({ properties: { error: text } }, { example: { error: 'Not found' } });

const SCHEMAS: JsonObject = {
  NewUser: {
    type: 'object',
    required: ['name'],
    properties: { name: text, note: { type: ['string', 'null'] } },
  },
  User: {
    allOf: [
      ref('NewUser'),
      {
        type: 'object',
        required: ['id', 'created_at'],
        properties: {
          id: { type: 'integer' },
          status: { enum: ['active', 'blocked'] },
          created_at: time,
          updated_at: time,
        },
      },
    ],
  },
  Order: {
    type: 'object',
    required: ['id', 'user_id', 'total'],
    properties: { id: text, user_id: { type: 'integer' }, total: { type: 'number' } },
  },
};

const PAGE = {
  type: 'object',
  required: ['data', 'total', 'next'],
  properties: {
    data: { type: 'array', items: ref('User') },
    total: { type: 'integer' },
    next: { type: ['string', 'null'] },
    has_more: { type: 'boolean' },
  },
};

const PATHS: JsonObject = {
  '/users': {
    get: {
      parameters: [
        inQuery('limit', 'integer'),
        inQuery('page', 'integer'),
        inQuery('status', 'string'),
      ],
      responses: { 200: { ...jsonResponse(PAGE), headers: { Link: { schema: text } } } },
    },
    post: {
      requestBody: sent(ref('NewUser')),
      responses: { 201: { ...jsonResponse(ref('User')), headers: { Location: { schema: text } } } },
    },
  },
  '/users/{userId}': {
    parameters: [inPath('userId', 'integer')],
    get: { responses: { 200: jsonResponse(ref('User')), 404: error } },
    put: {
      requestBody: sent(ref('NewUser')),
      responses: { 200: jsonResponse(ref('User')), 404: error },
    },
    patch: {
      requestBody: sent({ type: 'object' }),
      responses: { 200: jsonResponse(ref('User')), 404: error },
    },
    delete: { responses: { 204: { description: 'Gone' }, 404: error } },
  },
  '/users/{userId}/orders': {
    parameters: [
      inPath('userId', 'integer'),
      inQuery('limit', 'integer'),
      inQuery('after', 'string'),
    ],
    get: { responses: { 200: jsonResponse({ type: 'array', items: ref('Order') }), 404: error } },
    post: {
      requestBody: sent({ type: 'object' }),
      responses: { 201: jsonResponse(ref('Order')), 404: error },
    },
  },
  '/users/{userId}/orders/{id}': {
    parameters: [inPath('userId', 'integer'), inPath('id', 'string')],
    get: { responses: { 200: jsonResponse(ref('Order')), 404: error } },
  },
  '/users/{userId}/balance': {
    parameters: [inPath('userId', 'integer')],
    get: {
      responses: { 200: jsonResponse({ properties: { amount: { type: 'number' } } }), 404: error },
    },
  },
};

const shop = await contractOf(PATHS, {
  servers: [{ url: 'http://mock.test/v1' }],
  components: { schemas: SCHEMAS },
});

/** Starts a mock of a shop without semantics, which remembers, and gives the way to ask it. */
export function openShop(options: MockOptions = {}): Promise<Ask> {
  return openMock(shop, options);
}
