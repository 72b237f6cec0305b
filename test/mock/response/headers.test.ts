import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { jsonResponse, mockOf } from '../contract.ts';

/** The one documented header of an answer, for each of some seeds. */
async function valuesOf(name: string, header: JsonObject): Promise<(string | undefined)[]> {
  const responses = { 200: { description: 'Empty.', headers: { [name]: header } } };
  const values: (string | undefined)[] = [];
  for (const seed of ['a', 'b', 'c']) {
    const mock = await mockOf({ responses }, { seed });
    const { headers } = await mock.respond({ method: 'GET', url: '/thing', headers: {} });
    const value = headers[name.toLowerCase()];
    values.push(Array.isArray(value) ? value[0] : value);
  }
  return values;
}

const HTTP_DATE = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;
const TEXT = { type: 'string' };

test.each<[string, RegExp]>([
  ['ETag', /^"[0-9a-f]+"$/],
  ['Last-Modified', HTTP_DATE],
  ['Expires', HTTP_DATE],
  ['Date', HTTP_DATE],
  ['Retry-After', /^\d+$/],
  ['Link', /^<https:.*>; rel="next"$/],
  ['Set-Cookie', /^session=\w+; Path=\//],
  ['Cache-Control', /max-age=\d+/],
  ['Content-Language', /^[a-z]{2}$/],
  ['Location', /^https:\S+$/],
  ['Vary', /^Accept/],
  ['X-Request-Id', /^[0-9a-f-]{36}$/],
  ['X-RateLimit-Remaining', /^\d+$/],
  ['X-Total-Count', /^\d+$/],
  ['Deprecation', /^@17\d{8}$/],
  ['Content-Range', /^bytes 0-1023\/[1-9]\d{3,5}$/],
])('the field %s has the form that it is defined with', async (name, wanted) => {
  for (const value of await valuesOf(name, { schema: TEXT })) expect(value).toMatch(wanted);
});

test.each<[string, JsonObject, RegExp]>([
  ['ETag', { schema: { ...TEXT, enum: ['W/"1"'] } }, /^W\/"1"$/],
  ['ETag', { schema: { ...TEXT, maxLength: 3 } }, /^.{1,3}$/],
  ['Retry-After', { schema: { type: 'integer', minimum: 500 } }, /^[5-9]\d\d$/],
  ['Cache-Control', { schema: TEXT, example: 'no-cache' }, /^no-cache$/],
  ['X-Shape', { schema: TEXT, example: 'round' }, /^round$/],
])('unless the document says otherwise: %s, %j', async (name, header, wanted) => {
  for (const value of await valuesOf(name, header)) expect(value).toMatch(wanted);
});

test.each(['integer', 'string'])(
  'no more requests are left than are taken: as %s',
  async (type) => {
    const header = { required: true, schema: { type } };
    const [limits, remaining] = await Promise.all([
      valuesOf('X-RateLimit-Limit', header),
      valuesOf('X-RateLimit-Remaining', header),
    ]);
    for (const [index, limit] of limits.entries()) {
      expect(Number(remaining[index])).toBeLessThanOrEqual(Number(limit));
    }
  },
);

test.each(['X-Total-Count', 'X-Result-Count', 'Total-Records'])(
  '%s counts the list',
  async (name) => {
    const list = { type: 'array', minItems: 2, maxItems: 4, items: TEXT };
    const headers = { [name]: { schema: { type: 'integer' } } };
    const mock = await mockOf({ responses: { 200: { ...jsonResponse(list), headers } } });
    const answer = mock.respond({ method: 'GET', url: '/thing', headers: {} });
    const { length } = JSON.parse(String(answer.body)) as string[];
    expect(answer.headers[name.toLowerCase()]).toBe(String(length));
  },
);
