import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { createMock } from '../../../src/mock/create-mock.ts';
import { contractOf, jsonResponse } from '../contract.ts';
import { LIMIT, MESSAGE, OK, object, REASON, refused, text } from './refused.ts';

const ERRORS = object({
  errors: { type: 'array', minItems: 1, items: object({ detail: text, status: text }) },
});

describe('the reason stands in the message slot', () => {
  test.each<[string, JsonObject, unknown]>([
    ['of {message}', { 400: jsonResponse(MESSAGE) }, { message: REASON }],
    [
      'of an optional message',
      { 400: jsonResponse(object({ message: text }, [])) },
      { message: REASON },
    ],
    [
      'of an example, after its words',
      { 400: jsonResponse(MESSAGE, { example: { message: 'Bad Syntax' } }) },
      { message: `Bad Syntax: ${REASON}` },
    ],
    [
      'of the first valid example',
      {
        400: jsonResponse(MESSAGE, {
          examples: { wrong: { value: {} }, right: { value: { message: 'Bad Syntax' } } },
        }),
      },
      { message: `Bad Syntax: ${REASON}` },
    ],
    [
      'of {errors: [{detail}]}',
      {
        400: jsonResponse(ERRORS, { example: { errors: [{ detail: 'Invalid', status: '400' }] } }),
      },
      { errors: [{ detail: `Invalid: ${REASON}`, status: '400' }] },
    ],
    [
      'of {errors: ["…"]}',
      {
        400: jsonResponse(
          object({ errors: { type: 'array', items: text, minItems: 1, maxItems: 1 } }),
        ),
      },
      { errors: [REASON] },
    ],
    [
      'of {error: {message}}',
      { 400: jsonResponse(object({ error: MESSAGE })) },
      { error: { message: REASON } },
    ],
    [
      'of a message that is null',
      { 400: jsonResponse({}, { example: { message: null } }) },
      { message: REASON },
    ],
    ['of a body that is a text', { 400: jsonResponse(text) }, REASON],
  ])('%s', async (_, responses, body) => {
    const answer = await refused(responses);
    expect(answer.status).toBe(400);
    expect(answer.headers).toEqual({ 'content-type': 'application/json' });
    expect(JSON.parse(String(answer.body))).toEqual(body);
  });

  test('of every item that a list of errors may have, whatever the seed', async () => {
    const schema = object({ errors: { type: 'array', items: object({ detail: text }) } });
    const paths = {
      '/thing': { get: { parameters: [LIMIT], responses: { ...OK, 400: jsonResponse(schema) } } },
    };
    const contract = await contractOf(paths);
    for (let seed = 0; seed < 100; seed += 1) {
      const mock = await createMock(contract, { seed: String(seed) });
      const { body } = mock.respond({ method: 'GET', url: '/thing?limit=many', headers: {} });
      expect(JSON.parse(String(body)).errors[0]).toEqual({ detail: REASON });
    }
  });

  test('but not where the schema forbids it', async () => {
    const schema = object({ message: { const: 'Bad Syntax' } });
    const { status, body } = await refused({ 400: jsonResponse(schema) });
    expect([status, body]).toEqual([400, '{"message":"Bad Syntax"}']);
  });
});

describe('the status is a documented one', () => {
  test.each<[string, JsonObject, number]>([
    ['400 before 422', { 422: jsonResponse(MESSAGE), 400: jsonResponse(MESSAGE) }, 400],
    ['422 alone', { 422: jsonResponse(MESSAGE) }, 422],
    ['4XX', { '4XX': jsonResponse(MESSAGE) }, 400],
    ['422 before default', { default: jsonResponse(MESSAGE), 422: jsonResponse(MESSAGE) }, 422],
    ['default', { default: jsonResponse(MESSAGE) }, 400],
  ])('%s', async (_, responses, status) => {
    const answer = await refused(responses);
    expect(answer.status).toBe(status);
    expect(JSON.parse(String(answer.body))).toEqual({ message: REASON });
  });

  test('none: problem details', async () => {
    const { status, headers, body } = await refused({ 500: jsonResponse(MESSAGE) });
    expect(status).toBe(400);
    expect(headers).toEqual({ 'content-type': 'application/problem+json' });
    expect(JSON.parse(String(body))).toEqual({
      type: 'about:blank',
      title: 'Bad Request',
      status: 400,
      detail: REASON,
      source: "Specwright's mock, not the API",
    });
  });
});

test('documented headers of an error are sent', async () => {
  const headers = {
    'X-Request-Id': { required: true, schema: { type: 'string', format: 'uuid' } },
    'Retry-After': { schema: { type: 'integer', minimum: 1, maximum: 60 } },
  };
  const answer = await refused({ 400: { ...jsonResponse(MESSAGE), headers } });
  expect(answer.headers).toEqual({
    'content-type': 'application/json',
    'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/),
    'retry-after': expect.stringMatching(/^\d{1,2}$/),
  });
});

describe('an example of a header of an error comes before a fake', () => {
  const schema = { type: 'integer', minimum: 1 };

  test.each<[string, JsonObject, RegExp]>([
    ['one', { schema, example: 60 }, /^60$/],
    ['the first of several', { schema, examples: { a: { value: 61 }, b: { value: 62 } } }, /^61$/],
    ['of its content', { content: { 'application/json': { schema, example: 63 } } }, /^63$/],
    ['but not where it breaks the schema', { schema, example: 0 }, /^[1-9]\d*$/],
  ])('%s', async (_, header, value) => {
    const responses = { 400: { ...jsonResponse(MESSAGE), headers: { 'Retry-After': header } } };
    const { headers } = await refused(responses);
    expect(headers['retry-after']).toMatch(value);
  });

  test('also where the error is asked for', async () => {
    const headers = { 'Retry-After': { schema, example: 60 } };
    const responses = { ...OK, 429: { ...jsonResponse(MESSAGE), headers } };
    const mock = await createMock(await contractOf({ '/thing': { get: { responses } } }));
    const answer = mock.respond({
      method: 'GET',
      url: '/thing',
      headers: { prefer: 'code=429' },
    });
    expect(answer.headers).toMatchObject({ 'retry-after': '60' });
  });
});

test('a document of OpenAPI 3.0 is answered in the same way', async () => {
  const message = { type: 'string', nullable: true, minLength: 1 };
  const paths = {
    '/thing': {
      get: {
        parameters: [{ ...LIMIT, schema: { type: 'integer', minimum: 1, exclusiveMinimum: true } }],
        responses: { ...OK, 400: jsonResponse(object({ code: { type: 'integer' }, message })) },
      },
    },
  };
  const mock = await createMock(await contractOf(paths, { openapi: '3.0.3' }));
  const { status, body } = mock.respond({ method: 'GET', url: '/thing?limit=1', headers: {} });
  expect(status).toBe(400);
  expect(JSON.parse(String(body))).toEqual({
    code: expect.any(Number),
    message: 'the query parameter limit: expected more than 1, received 1',
  });
});
