import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/contract/contract.ts';
import {
  errorBody,
  INVALID,
  integer,
  list,
  object,
  REASON,
  type Sent,
  text,
  textsByField,
} from './error-body.ts';

const ID: unknown = expect.any(String);

describe('each fault is placed where the shape has a place for it', () => {
  const source = { properties: { pointer: text, parameter: text, header: text } };
  test.each<[string, JsonObject, Json]>([
    ['Django and Rails, at the root', textsByField, { a: [REASON] }],
    [
      'ASP.NET Web API',
      object({ Message: text, ModelState: textsByField }),
      { Message: REASON, ModelState: { a: [REASON] } },
    ],
    [
      'a text by field',
      object({ title: text, errorMsgs: { type: 'object', additionalProperties: text } }),
      { title: REASON, errorMsgs: { a: REASON } },
    ],
    [
      'declared fields',
      object({ errors: { properties: { a: list(text) } } }),
      { errors: { a: [REASON] } },
    ],
    [
      'Stripe',
      object({ error: object({ message: text, param: text }) }),
      { error: { message: REASON, param: 'a' } },
    ],
    [
      'Google',
      object({
        error: object({
          message: text,
          details: list(
            object({ fieldViolations: list(object({ field: text, description: text })) }),
          ),
        }),
      }),
      {
        error: {
          message: REASON,
          details: [{ fieldViolations: [{ field: 'a', description: REASON }] }],
        },
      },
    ],
    [
      'JSON:API',
      object({ errors: list({ properties: { detail: text, source } }) }),
      { errors: [{ detail: REASON, source: { pointer: '/a' } }] },
    ],
    [
      'its value, and its reason by another name',
      object({ details: list(object({ field: text, issue: text, input: {} })) }),
      { details: [{ field: 'a', issue: REASON, input: 'x' }] },
    ],
  ])('%s', async (_, schema, wanted) => {
    expect(await errorBody(schema, INVALID)).toEqual(wanted);
  });

  test('no field is made up for a request that is wrong as a whole', async () => {
    const fields = { a: list(text), non_field_errors: list(text) };
    const general = object({ errors: { type: 'object', properties: fields } });
    expect(await errorBody(general, { code: 500 })).toEqual({
      errors: { non_field_errors: ['Internal Server Error'] },
    });
    const named = object({ message: text, errors: { properties: { a: list(text) } } });
    expect(await errorBody(named, { code: 500 })).toEqual({
      message: 'Internal Server Error',
      errors: {},
    });
  });
});

test('what an error needn’t hold and that tells of something else is left out', async () => {
  const charge = object({ id: text, amount: integer });
  const error = {
    type: 'object',
    required: ['message', 'plan'],
    properties: { message: text, charge, plan: charge, refunds: list(charge) },
  };
  const body = await errorBody(
    { ...object({ error }), properties: { error, properties: { type: 'object' } } },
    INVALID,
  );
  expect(body).toEqual({
    error: { message: REASON, plan: { id: expect.any(String), amount: expect.any(Number) } },
  });
});

test.each<[string, Sent, unknown]>([
  [
    'of a fault',
    INVALID,
    { code: 'invalid_request', type: 'card_error', message: REASON, param: 'a', request_id: ID },
  ],
  [
    'of none',
    { code: 403 },
    { code: 'insufficient_scope', type: 'card_error', message: 'Forbidden', request_id: ID },
  ],
])('texts that tell nothing %s are left out', async (_, sent, error) => {
  const properties = {
    ...{ charge: text, code: text, decline_code: text, doc_url: text, livemode: integer },
    ...{ message: text, param: text, request_id: text, type: { enum: ['card_error'] } },
  };
  const schema = object({ error: { type: 'object', required: ['type'], properties } });
  expect(await errorBody(schema, sent)).toEqual({ error });
});

test('an item of a list of faults leaves out what tells nothing of its own', async () => {
  const item = { code: text, detail: text, index: integer, links: object({ about: text }) };
  const source = { properties: { pointer: text, parameter: text } };
  const schema = object({ errors: list({ properties: { ...item, source } }) });
  expect(await errorBody(schema, INVALID)).toEqual({
    errors: [{ code: 'invalid_type', detail: REASON, source: { pointer: '/a' } }],
  });
  expect(await errorBody(schema, { code: 403 })).toEqual({
    errors: [{ code: '403', detail: 'Forbidden' }],
  });
});

test('a list of faults that needn’t be there is left out where none has a place', async () => {
  const errors = list(object({ field: text, message: text }));
  const schema = { type: 'object', required: ['message'], properties: { message: text, errors } };
  expect(await errorBody(schema, { code: 500 })).toEqual({ message: 'Internal Server Error' });
});
