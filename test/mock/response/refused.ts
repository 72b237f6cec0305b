import type { JsonObject } from '../../../src/contract/contract.ts';
import { createMock } from '../../../src/mock/create-mock.ts';
import { contractOf, jsonResponse } from '../contract.ts';

/** A parameter, and why a request breaks it. */
export const LIMIT = { name: 'limit', in: 'query', schema: { type: 'integer' } };
export const REASON = 'the query parameter limit: expected integer, received "many"';

/** The success that is documented beside each error. */
export const OK = { 200: jsonResponse({ type: 'object' }) };

export const text = { type: 'string' };

/** What a mock whose operation documents these responses answers to `?limit=many`. */
export async function refused(responses: JsonObject, headers = {}) {
  const paths = { '/thing': { get: { parameters: [LIMIT], responses: { ...OK, ...responses } } } };
  const mock = await createMock(await contractOf(paths));
  return mock.respond({ method: 'GET', url: '/thing?limit=many', headers });
}

export function object(properties: JsonObject, required = Object.keys(properties)): JsonObject {
  return { type: 'object', properties, required, additionalProperties: false };
}

/** An error with a place for the reason. */
export const MESSAGE = object({ message: text });
