import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { bodyOf } from './body.ts';
import { FORM, parts, SENT, schema, text, typed } from './multipart.ts';

describe('what encoding says', () => {
  const encoded = async (encoding: JsonObject) =>
    bodyOf(FORM, { schema, encoding: { photo: encoding } });

  test.each([
    ['image/png', typed('image/png'), []],
    ['image/png, image/jpeg', typed('image/jpeg'), []],
    ['image/*', typed('image/gif'), []],
    ['image/png', '', []],
    [
      'image/png',
      typed('text/plain'),
      [{ pointer: '/photo', expected: 'Content-Type image/png', received: 'text/plain' }],
    ],
  ])('of %s, sent as %j', async (contentType, more, violations) => {
    const body = await encoded({ contentType });
    expect(body.judge(parts(['photo', more, 'a']), SENT)).toMatchObject({ violations });
  });

  test('of headers', async () => {
    const limit = { required: true, schema: { type: 'integer' } };
    const body = await encoded({ headers: { 'X-Limit': limit } });
    expect(body.judge(parts(['photo', '\r\nX-Limit: 3', 'a']), SENT)).toMatchObject({
      violations: [],
    });
    expect(body.judge(parts(['photo', '', 'a']), SENT)).toMatchObject({
      violations: [
        { pointer: '/photo', expected: "the part's header x-limit to be a value (required)" },
      ],
    });
    expect(body.judge(parts(['photo', '\r\nX-Limit: x', 'a']), SENT)).toMatchObject({
      violations: [
        { pointer: '/photo', expected: "the part's header x-limit to be integer", received: '"x"' },
      ],
    });
  });

  test('of style', async () => {
    const box = { type: 'object', properties: { w: { type: 'integer' } } };
    const body = await bodyOf(FORM, {
      schema: { type: 'object', properties: { tags: schema.properties.tags, box } },
      encoding: { tags: { explode: false }, box: { style: 'deepObject' } },
    });
    const value = { tags: ['a+b', 'c'], box: { w: 3 } };
    const sent = parts(['tags', '', 'a+b,c'], ['box[w]', '', '3']);
    expect(body.judge(sent, SENT)).toMatchObject({ violations: [], value });
  });

  test('of headers beside a style', async () => {
    const box = { type: 'object', properties: { w: { type: 'integer' } } };
    const headers = { 'X-Limit': { required: true, schema: { type: 'integer' } } };
    const body = await bodyOf(FORM, {
      schema: { type: 'object', properties: { name: text, box } },
      encoding: { box: { style: 'deepObject', headers } },
    });
    const judged = (more: string) =>
      body.judge(parts(['name', '', 'Ann'], ['box[w]', more, '3']), SENT);
    expect(judged('\r\nX-Limit: 3')).toMatchObject({ violations: [] });
    expect(judged('')).toMatchObject({
      violations: [
        { pointer: '/box', expected: "the part's header x-limit to be a value (required)" },
      ],
    });
  });
});
