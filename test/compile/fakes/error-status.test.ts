import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/compile/random.ts';
import type { Json, JsonObject } from '../../../src/contract/contract.ts';
import { fakeOf, NOW, sampleOf } from './proof.ts';

/** The fake of an object with one property, in the body of an error. */
function errorBody(properties: JsonObject, errorStatus = 404): Json {
  const fake = fakeOf({ type: 'object', properties });
  return fake({ random: createRandom('seed'), now: NOW, errorStatus });
}

describe('an error tells its status', () => {
  test.each<[JsonObject, Json]>([
    [{ status: { type: 'integer' } }, { status: 404 }],
    [{ code: { type: 'integer' } }, { code: 404 }],
    [{ statusCode: { type: 'number' } }, { statusCode: 404 }],
    [{ status_code: { type: 'integer', minimum: 400, maximum: 499 } }, { status_code: 404 }],
    [{ httpStatus: { type: ['integer', 'null'] } }, { httpStatus: 404 }],
    [{ status: { type: 'string' } }, { status: '404' }],
    [{ status: { type: 'string', pattern: '^[45]\\d\\d$' } }, { status: '404' }],
    [{ status: { enum: [400, 404] } }, { status: 404 }],
    [{ status: {} }, { status: 404 }],
    [{ status: { type: 'integer', example: 400 } }, { status: 404 }],
    [
      { error: { type: 'object', properties: { code: { type: 'integer' } } } },
      { error: { code: 404 } },
    ],
    [
      {
        errors: {
          type: 'array',
          maxItems: 1,
          items: { type: 'object', properties: { status: { type: 'string' } } },
        },
      },
      { errors: [{ status: '404' }] },
    ],
  ])('%j', (properties, wanted) => {
    expect(errorBody(properties)).toEqual(wanted);
  });

  test.each<[string, JsonObject]>([
    ['the schema forbids it', { status: { type: 'integer', maximum: 399 } }],
    ['it is none of those enumerated', { code: { enum: ['not_found', 'gone'] } }],
    ['codes of the API’s own are documented', { code: { type: 'integer', example: 1001 } }],
    ['a text of the API’s own is documented', { code: { type: 'string', example: 'gone' } }],
    ['it is named otherwise', { country_code: { type: 'string' } }],
    ['it tells of another thing', { pet: { properties: { status: { type: 'string' } } } }],
  ])('unless %s', (_, properties) => {
    expect(errorBody(properties)).toEqual(sampleOf(fakeOf({ type: 'object', properties })));
  });
});

describe('an error is the documented example of its status', () => {
  const error = {
    type: 'object',
    properties: { status: { type: 'string' }, title: { type: 'string', maxLength: 20 } },
  };
  const gone = { status: '410', title: 'Gone' };
  const missing = { status: '404', title: 'Not Found' };

  test.each<[string, JsonObject, Json]>([
    ['itself', { ...error, examples: [gone, missing] }, missing],
    [
      'in the example of what holds it',
      {
        type: 'object',
        properties: { errors: { type: 'array', items: error } },
        examples: [{ errors: [gone] }, { errors: [missing] }],
      },
      { errors: [missing] },
    ],
  ])('%s', (_, schema, wanted) => {
    const body = { random: createRandom('seed'), now: NOW, errorStatus: 404 };
    expect(fakeOf(schema)(body)).toEqual(wanted);
  });

  test.each<[string, JsonObject]>([
    ['of another status', gone],
    ['that its schema refuses', { status: '404', title: 'A title that is far too long' }],
    ['without a status', { title: 'Not Found' }],
  ])('but none %s', (_, example) => {
    const body = { random: createRandom('seed'), now: NOW, errorStatus: 404 };
    expect(fakeOf({ ...error, examples: [example] })(body)).toEqual(fakeOf(error)(body));
  });
});
