import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/contract/contract.ts';
import {
  errorBody,
  INVALID,
  integer,
  list,
  object,
  REASON,
  text,
  textsByField,
} from './error-body.ts';

const MALFORMED = { body: '{"a":' };
const MALFORMED_REASON = 'expected a value, received the end of the text (line 1, column 6)';

describe('a body that can’t be read is one fault, and no other is made up', () => {
  test.each<[string, JsonObject, Json]>([
    [
      'fields',
      object({ errors: list(object({ field: text, message: text })) }),
      { errors: [{ field: 'body', message: MALFORMED_REASON }] },
    ],
    ['texts', object({ errors: list(text) }), { errors: [MALFORMED_REASON] }],
    [
      'JSON:API',
      object({ errors: list(object({ detail: text, source: object({ pointer: text }) })) }),
      { errors: [{ detail: MALFORMED_REASON, source: { pointer: '' } }] },
    ],
    ['a list', list(object({ message: text })), [{ message: MALFORMED_REASON }]],
    [
      'FastAPI',
      object({ detail: list(object({ loc: list({ type: ['string', 'integer'] }), msg: text })) }),
      { detail: [{ loc: ['body'], msg: MALFORMED_REASON }] },
    ],
    ['by field', object({ errors: textsByField }), { errors: { body: [MALFORMED_REASON] } }],
  ])('%s', async (_, schema, wanted) => {
    expect(await errorBody(schema, MALFORMED)).toEqual(wanted);
  });
});

describe('the reason stands where the shape has a place for it', () => {
  test.each<[string, JsonObject, Json]>([
    [
      'Laravel',
      object({ message: text, errors: textsByField }),
      { message: REASON, errors: { a: [REASON] } },
    ],
    ['Rails', object({ errors: textsByField }), { errors: { a: [REASON] } }],
    [
      'FastAPI',
      object({ detail: list(object({ loc: list({ type: ['string', 'integer'] }), msg: text })) }),
      { detail: [{ loc: ['body', 'a'], msg: REASON }] },
    ],
    [
      'NestJS',
      object({ statusCode: integer, error: text, message: list(text) }),
      { statusCode: 400, error: 'Bad Request', message: [REASON] },
    ],
    ['error_msg', object({ error_msg: text }), { error_msg: REASON }],
    ['returnMessage', object({ returnMessage: text }), { returnMessage: REASON }],
    [
      'meta.error_message',
      object({ meta: object({ error_message: text }) }),
      { meta: { error_message: REASON } },
    ],
    [
      'Fault.faultstring',
      object({ Fault: object({ faultstring: text }) }),
      { Fault: { faultstring: REASON } },
    ],
    [
      'OData',
      object({ error: object({ message: object({ value: text }) }) }),
      { error: { message: { value: REASON } } },
    ],
    [
      'FHIR',
      object({
        resourceType: { const: 'OperationOutcome' },
        issue: list(
          object({
            severity: { enum: ['fatal', 'error', 'warning'] },
            code: { enum: ['invalid', 'not-found'] },
            diagnostics: text,
            details: object({ text }),
          }),
        ),
      }),
      {
        resourceType: 'OperationOutcome',
        issue: [
          {
            severity: 'error',
            code: 'invalid',
            diagnostics: REASON,
            details: { text: 'Bad Request' },
          },
        ],
      },
    ],
    [
      'TM Forum',
      object({ code: text, reason: text, message: text }),
      { code: '400', reason: 'Bad Request', message: REASON },
    ],
    [
      'SOAP',
      object({ Fault: object({ faultcode: text, faultstring: text }) }),
      { Fault: { faultcode: 'soap:Client', faultstring: REASON } },
    ],
    ['problem', object({ problem: text }), { problem: REASON }],
    [
      'a short message, cut',
      object({ message: { ...text, maxLength: 20 } }),
      { message: 'the body at /a: exp…' },
    ],
    [
      'a short message of a list, cut',
      object({ errors: list(object({ message: { ...text, maxLength: 20 } })) }),
      { errors: [{ message: 'the body at /a: exp…' }] },
    ],
  ])('%s', async (_, schema, wanted) => {
    expect(await errorBody(schema, INVALID)).toEqual(wanted);
  });
});
