import { expect, test } from 'vitest';
import { contractOf, jsonResponse } from '../contract.ts';
import { openMock } from './ask.ts';

const text = { type: 'string' };
const count = { type: 'integer' };
const THING = {
  type: 'object',
  required: ['id'],
  properties: { id: text, size: count, page: count },
};
const link = { type: 'object', required: ['href'], properties: { href: text } };
const PAGE = {
  type: 'object',
  properties: {
    _embedded: { type: 'object', properties: { things: { type: 'array', items: THING } } },
    _links: { type: 'object', properties: { self: link, prev: link, next: link } },
    page: {
      type: 'object',
      properties: { size: count, totalElements: count, totalPages: count, number: count },
    },
  },
};
const inQuery = (name: string, value: number) => ({
  name,
  in: 'query',
  schema: { type: 'integer', default: value },
});
const ask = await openMock(
  await contractOf({
    '/things': {
      get: {
        parameters: [inQuery('page', 0), inQuery('size', 20)],
        responses: {
          200: {
            ...jsonResponse(PAGE),
            headers: { Link: { schema: text }, 'X-Total-Count': { schema: count } },
          },
        },
      },
    },
    '/things/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
      get: { responses: { 200: jsonResponse(THING) } },
    },
  }),
);

test('pages of HAL lead from one to the next, and end', () => {
  const seen: unknown[] = [];
  let url: string | undefined = 'http://mock.test/things?size=2';
  for (let number = 0; url !== undefined; number += 1) {
    const { body, headers }: ReturnType<typeof ask> = ask('GET', url);
    expect(body.page).toEqual({ size: 2, totalElements: 5, totalPages: 3, number });
    expect(headers['x-total-count']).toBe('5');
    expect(body._links.self.href).toBe(url);
    seen.push(...body._embedded.things);
    url = body._links.next?.href;
  }
  expect(seen).toEqual(ask('GET', '/things').body._embedded.things);
});
