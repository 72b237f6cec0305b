import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { jsonResponse, mockOf } from '../contract.ts';
import { MESSAGE, REASON, refused, text } from './refused.ts';

describe('the representation is a documented one', () => {
  const content = (media: JsonObject) => ({ 400: { description: 'Bad.', content: media } });

  test.each<[string, JsonObject, string, string]>([
    ['text with a schema', { 'text/plain': { schema: text } }, 'text/plain', REASON],
    ['text without one', { 'text/plain': {} }, 'text/plain', REASON],
    ['a documented text', { 'text/plain': { example: 'Bad' } }, 'text/plain', `Bad: ${REASON}`],
    ['any type', { '*/*': { schema: text } }, 'application/json', JSON.stringify(REASON)],
    ['any text', { 'text/*': { schema: text } }, 'text/plain', REASON],
    [
      'problem details of its own',
      { 'application/problem+json': { schema: MESSAGE } },
      'application/problem+json',
      JSON.stringify({ message: REASON }),
    ],
    [
      'JSON before text',
      { 'text/plain': { schema: text }, 'application/json': { schema: text } },
      'application/json',
      JSON.stringify(REASON),
    ],
  ])('%s', async (_, media, type, body) => {
    const answer = await refused(content(media));
    expect(answer.status).toBe(400);
    expect(answer.headers).toEqual({ 'content-type': type });
    expect(answer.body).toBe(body);
  });

  test('the one that is accepted', async () => {
    const both = content({
      'application/json': { schema: text },
      'text/plain': { schema: text },
    });
    expect((await refused(both, { accept: 'text/*' })).headers).toEqual({
      'content-type': 'text/plain',
    });
  });

  test('or, rather than none, one that is not', async () => {
    const { status, body } = await refused({ 400: jsonResponse(text) }, { accept: 'text/csv' });
    expect([status, body]).toEqual([400, JSON.stringify(REASON)]);
  });

  test('no body where none is documented', async () => {
    expect(await refused({ 400: { description: 'Bad.' } })).toEqual({ status: 400, headers: {} });
  });

  test('XML, with the message in its element', async () => {
    const { status, body } = await refused(content({ 'application/xml': { schema: MESSAGE } }));
    expect(status).toBe(400);
    expect(body).toContain(`<message>${REASON}</message>`);
  });

  test('an example of XML that is given as text, with the message in its element', async () => {
    const example = '<error><message>Wrong.</message></error>';
    const media = { 'application/xml': { schema: MESSAGE, example } };
    expect((await refused(content(media))).body).toContain('<message>Wrong: ');
  });
});

test('a representation that nobody accepts is refused as documented', async () => {
  const error = jsonResponse(
    { properties: { message: { type: 'string' } } },
    { example: { message: 'No' } },
  );
  const mock = await mockOf({ responses: { 200: jsonResponse(true), 406: error } });
  const { status, body } = mock.respond({
    method: 'GET',
    url: '/thing',
    headers: { accept: 'text/html' },
  });
  const message = 'No: GET /thing answers 200 as application/json, none of which is accepted';
  expect([status, JSON.parse(String(body))]).toEqual([406, { message }]);
});
