import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import type { HttpRequest } from '../../src/http/exchange.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import type { MockOptions } from '../../src/mock/options.ts';
import { contractOf, jsonResponse } from './contract.ts';

const THING = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };
const SERIES = 'GET /events/data_series';

/** What a mock says to a request: its status, its warning and its reason. */
async function told(validate: MockOptions['validate'], request: HttpRequest) {
  const contract = await contractOf({
    '/things': {
      post: {
        parameters: [{ in: 'query', name: 'size', schema: { type: 'integer' } }],
        requestBody: { required: true, content: { 'application/json': { schema: THING } } },
        responses: { 201: jsonResponse(THING), 400: jsonResponse(THING), 415: jsonResponse(THING) },
      },
    },
  });
  const mock = await createMock(contract, validate === undefined ? {} : { validate });
  const { response, reason } = mock.answer(request);
  return [response.status, response.headers['specwright-warning'], reason];
}

const post = (body: string, query = '', type = 'application/json'): HttpRequest => ({
  method: 'POST',
  url: `/things${query}`,
  headers: { 'content-type': type },
  body,
});

const SIZE = 'the query parameter size: expected integer, received "big"';

describe('a request that breaks the contract', () => {
  test.each([
    ['a query parameter', post('{"name":"a"}', '?size=big'), SIZE, 400],
    ['a body', post('{}'), 'the body at /name: expected a value (required), received nothing', 400],
    ['no body', { ...post(''), body: '' }, undefined, 400],
    ['a media type', post('a', '', 'text/plain'), undefined, 415],
    ['a body that is no JSON', post('{'), undefined, 400],
  ])('%s', async (_, request, reason, refused) => {
    for (const enforced of [undefined, 'enforce'] as const) {
      const [status, warning, why] = await told(enforced, request);
      expect([status, warning]).toEqual([refused, undefined]);
      expect(why).toContain(reason === undefined ? 'refused: ' : `refused: ${reason}`);
    }
    const [status, warning, why] = await told('warn', request);
    expect(status).toBe(201);
    expect(why).toBe(`let through: ${warning}`);
    if (reason !== undefined) expect(warning).toBe(reason);
    expect(await told('off', request)).toEqual([201, undefined, why]);
  });

  test.each(['off', 'warn', 'enforce'] as const)(
    '%s: a good one is answered alike',
    async (validate) => {
      expect(await told(validate, post('{"name":"a"}'))).toEqual([201, undefined, 'as documented']);
    },
  );

  test('a warning stands in ASCII', async () => {
    const [, warning] = await told(
      'warn',
      post('{"name":"a"}', `?size=${encodeURIComponent('groß')}`),
    );
    expect(warning).toBe('the query parameter size: expected integer, received "gro?"');
  });
});

describe('what is let through', () => {
  const ask = (headers: object = {}, query = 'event=a&length=0'): HttpRequest => ({
    method: 'GET',
    url: `/events/data_series?${query}`,
    headers: { authorization: 'Bearer key', ...headers },
  });

  test('is overridden, asked for and journalled as any other', async () => {
    const mock = await createMock('braze', { validate: 'off' });
    mock.on(SERIES).replyOnce(200, { message: 'success', data: [] });
    expect(mock.respond(ask()).body).toBe('{"message":"success","data":[]}');
    expect(mock.respond(ask({ prefer: 'code=429' })).status).toBe(429);
    expect(mock.respond(ask()).status).toBe(200);
    expect(mock.journal(SERIES)).toHaveLength(3);
  });

  test('still needs a credential, and counts towards the rate', async () => {
    const rateLimit = { requests: 1, seconds: 60 };
    const mock = await createMock('braze', { validate: 'off', rateLimit });
    expect(mock.respond(ask({ authorization: undefined })).status).toBe(401);
    expect([mock.respond(ask()).status, mock.respond(ask()).status]).toEqual([200, 429]);
  });

  test('still is a request to a documented operation', async () => {
    const mock = await createMock('braze', { validate: 'off' });
    expect(mock.respond({ ...ask(), url: '/nowhere' }).status).toBe(404);
  });
});

test.each(['on', true, null])('cannot be %j', async (validate) => {
  const mock = createMock('braze', { validate: validate as never });
  await expect(mock).rejects.toBeInstanceOf(UsageError);
});
