import { expect } from 'vitest';
import type { Json, JsonObject } from '../../../src/contract/contract.ts';
import { createMock } from '../../../src/mock/create-mock.ts';
import { contractOf, jsonResponse } from '../contract.ts';

export const text = { type: 'string' };
export const integer = { type: 'integer' };
export const list = (items: JsonObject) => ({ type: 'array', items });
export const textsByField = { type: 'object', additionalProperties: list(text) };

export function object(properties: JsonObject): JsonObject {
  return { type: 'object', properties, required: Object.keys(properties) };
}

export const INVALID = { body: '{"a":"x"}' };
export const REASON = 'the body at /a: expected integer, received "x"';
export const NOW = '2026-11-20T10:00:00Z';

/** What is sent to a mock whose operation documents one error: a body, or the wish for a status. */
export interface Sent {
  readonly body?: string;
  readonly code?: number;
  readonly mediaType?: string;
}

/** The body of the error that a mock with this schema for it answers. */
export async function errorBody(schema: JsonObject, { body = '{"a":1}', code, mediaType }: Sent) {
  const requestBody = { content: { 'application/json': { schema: object({ a: integer }) } } };
  const content = { [mediaType ?? 'application/json']: { schema } };
  const error = { description: 'An error.', content };
  const post = {
    requestBody,
    responses: { 201: jsonResponse(true), 400: error, 403: error, 500: error },
  };
  const mock = await createMock(await contractOf({ '/lines': { post } }), { now: `fixed:${NOW}` });
  const headers = {
    'content-type': 'application/json',
    ...(code !== undefined && { prefer: `code=${code}` }),
  };
  const answer = mock.respond({ method: 'POST', url: '/lines?q=1', headers, body });
  expect(answer.status).toBe(code ?? 400);
  return JSON.parse(String(answer.body)) as Json;
}
