import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/contract/contract.ts';
import {
  errorBody,
  INVALID,
  integer,
  list,
  NOW,
  object,
  REASON,
  type Sent,
  text,
} from './error-body.ts';

describe('what is known of any error is told', () => {
  const problem = object({
    type: { ...text, format: 'uri-reference' },
    title: text,
    status: integer,
    detail: text,
    instance: { ...text, format: 'uri-reference' },
  });
  const google = object({
    error: object({
      code: integer,
      message: text,
      status: { enum: ['OK', 'NOT_FOUND', 'INVALID_ARGUMENT', 'PERMISSION_DENIED'] },
    }),
  });

  test.each<[string, JsonObject, Sent, Json]>([
    [
      'problem details',
      problem,
      { ...INVALID, mediaType: 'application/problem+json' },
      {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: REASON,
        instance: '/lines',
      },
    ],
    [
      'Spring',
      object({
        timestamp: { ...text, format: 'date-time' },
        status: integer,
        error: text,
        message: text,
        path: text,
      }),
      INVALID,
      { timestamp: NOW, status: 400, error: 'Bad Request', message: REASON, path: '/lines' },
    ],
    [
      'seconds',
      object({ timestamp: { ...integer, minimum: 1e9, maximum: 2e9 }, message: text }),
      INVALID,
      { timestamp: Date.parse(NOW) / 1000, message: REASON },
    ],
    [
      'milliseconds',
      object({ timestamp: { ...integer, minimum: 1e12, maximum: 2e12 }, message: text }),
      INVALID,
      { timestamp: Date.parse(NOW), message: REASON },
    ],
    [
      'no success',
      object({ success: { type: 'boolean' }, ok: { type: 'boolean' }, message: text }),
      INVALID,
      { success: false, ok: false, message: REASON },
    ],
    [
      'but not against the schema',
      object({ success: { const: true }, title: { ...text, pattern: '^T-1$' }, message: text }),
      INVALID,
      { success: true, title: 'T-1', message: REASON },
    ],
    [
      'Google',
      google,
      INVALID,
      { error: { code: 400, message: REASON, status: 'INVALID_ARGUMENT' } },
    ],
    [
      'Google, asked for',
      google,
      { code: 403 },
      { error: { code: 403, message: 'Forbidden', status: 'PERMISSION_DENIED' } },
    ],
    [
      'OAuth',
      object({ error: { enum: ['invalid_client', 'invalid_request'] }, error_description: text }),
      INVALID,
      { error: 'invalid_request', error_description: REASON },
    ],
    [
      'a code in capitals',
      object({ code: { enum: ['NOT_FOUND', 'VALIDATION_ERROR', 'INTERNAL'] }, message: text }),
      INVALID,
      { code: 'VALIDATION_ERROR', message: REASON },
    ],
    [
      'a code in capitals, asked for',
      object({ code: { enum: ['NOT_FOUND', 'VALIDATION_ERROR', 'INTERNAL'] }, message: text }),
      { code: 500 },
      { code: 'INTERNAL', message: 'Internal Server Error' },
    ],
    [
      'a status as text',
      object({ errors: list(object({ status: text, type: text, detail: text })) }),
      INVALID,
      { errors: [{ status: '400', type: 'invalid_type', detail: REASON }] },
    ],
    [
      'Stripe',
      object({
        error: object({ type: { enum: ['api_error', 'invalid_request_error'] }, message: text }),
      }),
      INVALID,
      { error: { type: 'invalid_request_error', message: REASON } },
    ],
    [
      'a code in words, where the status has a member of its own',
      object({ status: integer, code: text, message: text }),
      INVALID,
      { status: 400, code: 'invalid_request', message: REASON },
    ],
    [
      'a code that an error can’t be without',
      object({ message: text, decline_code: text }),
      { code: 403 },
      { message: 'Forbidden', decline_code: 'insufficient_scope' },
    ],
    [
      'Google, where its status is any text',
      object({ error: object({ code: integer, message: text, status: text }) }),
      INVALID,
      { error: { code: 400, message: REASON, status: 'INVALID_ARGUMENT' } },
    ],
    [
      'an error that is asked for',
      object({ message: text }),
      { code: 500 },
      { message: 'Internal Server Error' },
    ],
    [
      'faults that are asked for',
      object({ errors: list(object({ message: text })) }),
      { code: 500 },
      { errors: [{ message: 'Internal Server Error' }] },
    ],
    [
      'in the API’s own words',
      object({
        title: { ...text, examples: ['It broke'] },
        message: { ...text, examples: ['We are on it.'] },
      }),
      { code: 500 },
      { title: 'It broke', message: 'We are on it.' },
    ],
    [
      'as the schema’s example has it',
      { ...object({ code: integer, message: text }), examples: [{ code: 500, message: 'Oh.' }] },
      { code: 500 },
      { code: 500, message: 'Oh.' },
    ],
  ])('%s', async (_, schema, sent, wanted) => {
    expect(await errorBody(schema, sent)).toEqual(wanted);
  });
});
