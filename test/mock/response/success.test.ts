import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/contract/contract.ts';
import type { HeaderFields, HttpResponse } from '../../../src/http/exchange.ts';
import type { MockOptions } from '../../../src/mock/options.ts';
import type { Semantics } from '../../../src/semantics/semantics.ts';
import { jsonResponse, mockOf } from '../contract.ts';

type Options = MockOptions & { readonly semantics?: Semantics };

/** What a mock whose operation documents these responses answers. */
async function answer(responses: JsonObject, headers: HeaderFields = {}, options: Options = {}) {
  const mock = await mockOf({ responses }, options);
  return mock.respond({ method: 'GET', url: '/thing', headers });
}

const text = { type: 'string' };
const bodyOf = ({ body }: HttpResponse) => JSON.parse(String(body));

describe('the status', () => {
  const any = jsonResponse(text);
  test.each<[string[], number]>([
    [['400', '201', '200'], 200],
    [['202', '201'], 201],
    [['2XX', '400'], 200],
    [['default'], 200],
    [['301', '302'], 301],
    [['101', '204'], 204],
  ])('documented: %j, given: %i', async (statuses, given) => {
    const responses = Object.fromEntries(statuses.map((status) => [status, any]));
    expect((await answer(responses)).status).toBe(given);
  });

  test.each([[['400']], [['101']]])('documented: %j, none fits', async (statuses) => {
    const responses = Object.fromEntries(statuses.map((status) => [status, any]));
    const refusal = await answer(responses);
    expect(refusal.status).toBe(500);
    expect(bodyOf(refusal).detail).toBe('GET /thing documents no response for 200');
  });

  test.each<[string, number]>([
    ['201', 201],
    ['302', 302],
    ['404', 404],
    ['4XX', 400],
    ['4xx', 400],
  ])('asked for: %s, given: %i', async (code, given) => {
    const responses = { 200: any, 201: any, 302: any, '4XX': any };
    expect((await answer(responses, { prefer: `code=${code}` })).status).toBe(given);
  });

  test.each(['500', '2', '0x190', '4e2', '', '100', '99999', '-404', '5XX', 'ok'])(
    'asked for, but not documented: %j',
    async (code) => {
      const refusal = await answer({ 200: any, '4XX': any }, { prefer: `code="${code}"` });
      expect(refusal.status).toBe(400);
      expect(bodyOf(refusal)).toEqual({
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: `GET /thing documents no status "${code}"; it documents: 200, 4XX`,
        source: "Specwright's mock, not the API",
      });
    },
  );

  test.each(['', '7', '700', '100'])(
    'none that could be sent, though there is a default: %j',
    async (code) => {
      expect((await answer({ default: any }, { prefer: `code="${code}"` })).status).toBe(400);
    },
  );
});

describe('examples', () => {
  const responses = {
    200: jsonResponse(text, { examples: { first: { value: 'one' }, second: { value: 'two' } } }),
    404: jsonResponse(text, { example: 'gone' }),
  };
  test.each<[string, HeaderFields, Options, string | RegExp]>([
    ['a fake comes first', {}, {}, /^(?!one|two)/],
    ['where the mock prefers them', {}, { preferExamples: true }, 'one'],
    ['where the request prefers them', { prefer: 'dynamic=false' }, {}, 'one'],
    [
      'but not where the request prefers a fake',
      { prefer: 'dynamic=true' },
      { preferExamples: true },
      /^(?!one|two)/,
    ],
    ['by name', { prefer: 'example=second' }, {}, 'two'],
    ['by name, whatever is preferred', { prefer: 'example=second, dynamic=true' }, {}, 'two'],
    ['of an error', { prefer: 'code=404' }, {}, 'gone'],
    ['of an error by name', { prefer: 'code=404, example=example' }, {}, 'gone'],
    ['a fake of an error', { prefer: 'code=404, dynamic=true' }, {}, /^(?!gone)/],
  ])('%s', async (_, headers, options, wanted) => {
    expect(bodyOf(await answer(responses, headers, options))).toMatch(
      typeof wanted === 'string' ? new RegExp(`^${wanted}$`) : wanted,
    );
  });

  test('one that is not there is told with those that are', async () => {
    const refusal = await answer(responses, { prefer: 'example=third' });
    expect(refusal.status).toBe(400);
    expect(bodyOf(refusal)).toMatchObject({
      title: 'Bad Request',
      detail: 'GET /thing documents no example "third" for 200; it documents: first, second',
    });
  });

  test('one that breaks its schema is passed over, and refused by name', async () => {
    const wrong = { 200: jsonResponse({ type: 'integer' }, { example: 'one' }) };
    expect(bodyOf(await answer(wrong, { prefer: 'dynamic=false' }))).toEqual(expect.any(Number));
    const refusal = await answer(wrong, { prefer: 'example=example' });
    expect(refusal.status).toBe(500);
    expect(bodyOf(refusal).detail).toMatch(
      /the documented example example breaks its schema at its root: expected integer, received "one"$/,
    );
  });
});

describe('the representation', () => {
  const responses = {
    200: {
      description: 'Either.',
      content: { 'text/plain': { schema: text }, 'application/json': { schema: text } },
    },
  };
  test.each([
    [undefined, 200, 'application/json'],
    ['*/*', 200, 'application/json'],
    ['text/plain', 200, 'text/plain'],
    ['text/*, application/json;q=0.5', 200, 'text/plain'],
    ['text/*;q=0.4, application/json;q=0.5', 200, 'application/json'],
    ['application/xml, */*;q=0.1', 200, 'application/json'],
    ['text/csv', 406, 'application/problem+json'],
    ['application/json;q=0', 406, 'application/problem+json'],
  ])('Accept: %s', async (accept, status, type) => {
    const given = await answer(responses, { accept });
    expect([given.status, given.headers['content-type']]).toEqual([status, type]);
  });

  test('none that is accepted is told with those that are documented', async () => {
    expect(bodyOf(await answer(responses, { accept: 'text/csv' })).detail).toBe(
      'GET /thing answers 200 as text/plain, application/json, none of which is accepted',
    );
  });

  test.each<[string, JsonObject | undefined, string, unknown]>([
    ['application/json', undefined, 'application/json', {}],
    ['application/*', undefined, 'application/json', {}],
    ['application/*+json', undefined, 'application/json', {}],
    ['*/*', undefined, 'application/json', {}],
  ])('of %s without a schema is empty', async (range, media, type, body) => {
    const given = await answer({ 200: { description: 'Any.', content: { [range]: media ?? {} } } });
    expect(given.headers['content-type']).toBe(type);
    expect(bodyOf(given)).toEqual(body);
  });

  test.each<[string, Json]>([
    ['text/plain', 'as documented'],
    ['text/*', 'as documented'],
    ['application/json', { as: 'documented' }],
  ])('of %s without a schema is the documented example', async (range, example) => {
    const response = { description: 'A body.', content: { [range]: { example } } };
    const { body } = await answer({ 200: response });
    expect(range === 'application/json' ? JSON.parse(String(body)) : body).toEqual(example);
  });

  test('of a text without a schema is empty', async () => {
    const given = await answer({ 200: { description: 'Any.', content: { 'text/plain': {} } } });
    expect(given).toEqual({ status: 200, headers: { 'content-type': 'text/plain' }, body: '' });
  });
});

describe('headers', () => {
  const of = async (headers: JsonObject, options: Options = {}) => {
    const given = await answer({ 200: { description: 'Empty.', headers } }, {}, options);
    return given.headers;
  };

  test('are faked as they are documented', async () => {
    const pairs = { type: 'object', properties: { a: { const: 1 }, b: { const: 'c' } } };
    expect(
      await of({
        'X-Limit': { schema: { type: 'integer', minimum: 5, maximum: 5 } },
        'X-List': { schema: { type: 'array', items: { const: 'a' }, minItems: 2, maxItems: 2 } },
        'X-Pairs': { schema: pairs },
        'X-Exploded': { explode: true, schema: pairs },
        'X-Json': { content: { 'application/json': { schema: { const: { a: 'é😀' } } } } },
        'X-Nothing': {},
      }),
    ).toEqual({
      'x-limit': '5',
      'x-list': 'a,a',
      'x-pairs': 'a,1,b,c',
      'x-exploded': 'a=1,b=c',
      'x-json': '{"a":"\\u00e9\\ud83d\\ude00"}',
    });
  });

  test('leave how an answer is sent to the sender', async () => {
    const schema = { type: 'string' };
    const fields = ['Content-Type', 'Content-Length', 'Content-Encoding', 'Transfer-Encoding'];
    expect(await of(Object.fromEntries(fields.map((name) => [name, { schema }])))).toEqual({});
  });

  test.each([
    ['what a header cannot hold', { const: 'é😀' }],
    ['what nothing satisfies', { allOf: [{ type: 'string' }, { type: 'integer' }] }],
    ['what does not compile', { type: 'strin' }],
  ])('refuse %s', async (_, schema) => {
    const headers = { 'X-A': { required: true, schema } };
    const given = await answer({ 200: { description: 'Empty.', headers } });
    expect(given.status).toBe(500);
    expect(bodyOf(given).title).toBe('Internal Server Error');
  });

  test('leave out an optional one that cannot be written', async () => {
    expect(
      await of({ 'X-A': { schema: { const: 'é😀' } }, 'X-B': { schema: { const: 'b' } } }),
    ).toEqual({
      'x-b': 'b',
    });
  });
});
