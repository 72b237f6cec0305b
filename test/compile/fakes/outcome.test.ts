import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/compile/random.ts';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { fakeOf, NOW, validatorOf } from './proof.ts';

const SEEDS = Array.from({ length: 20 }, (_, index) => `seed ${index}`);
const TEXT = { type: 'string' };
const INTEGER = { type: 'integer' };
const FLAG = { type: 'boolean' };
const TEXTS = { type: 'array', items: TEXT };
const USER = { type: 'object', properties: { id: TEXT } };

/** Valid objects of the properties, for many seeds: bodies of a success, or what stands in one. */
function objectsOf(
  properties: JsonObject,
  required: readonly string[] = [],
  successStatus?: number,
): JsonObject[] {
  const schema = { type: 'object', properties, required: [...required] };
  const [fake, isValid] = [fakeOf(schema), validatorOf(schema)];
  const entities = createRandom('world');
  return SEEDS.map((seed) => {
    const object = fake({ random: createRandom(seed), now: NOW, entities, successStatus });
    expect(object).toSatisfy(isValid);
    return object as JsonObject;
  });
}

describe('the body of a success', () => {
  test.each<[string, JsonObject, string[], JsonObject]>([
    ['says so', { success: FLAG, data: USER }, [], { success: true }],
    ['is ok', { ok: FLAG, user: USER }, [], { ok: true }],
    ['leaves out an optional error', { ok: FLAG, error: TEXT }, ['ok'], { ok: true }],
    [
      'has null for one that may be null',
      { ok: FLAG, error: { type: ['string', 'null'] } },
      [],
      { ok: true, error: null },
    ],
    [
      'says of what is required that there is none',
      { data: USER, errors: TEXTS, error_code: INTEGER, errorMsg: TEXT, hasError: FLAG },
      ['errors', 'error_code', 'errorMsg', 'hasError'],
      { errors: [], error_code: 0, errorMsg: '', hasError: false },
    ],
    ['tells its status as a number', { status: INTEGER, data: USER }, [], { status: 201 }],
    [
      'tells its status as a text',
      { code: TEXT, message: TEXT },
      [],
      { code: '201', message: 'success' },
    ],
    [
      'tells its status in a word',
      { status: { enum: ['error', 'fail', 'success'] }, code: INTEGER, data: USER },
      [],
      { status: 'success', code: 201 },
    ],
    [
      'tells of it in its message',
      { success: FLAG, message: TEXT },
      [],
      { success: true, message: 'success' },
    ],
    [
      'tells of it in what tells about it',
      { data: USER, meta: { type: 'object', properties: { success: FLAG, errors: TEXTS } } },
      [],
      { meta: { success: true } },
    ],
    [
      'counts no errors',
      { data: USER, errors: TEXTS, errors_count: INTEGER },
      ['errors'],
      { errors: [], errors_count: 0 },
    ],
  ])('%s', (_, properties, required, wanted) => {
    for (const object of objectsOf(properties, required, 201)) {
      const { data, user, ...told } = object;
      expect(told).toEqual(wanted);
    }
  });

  test('lists the errors that it was asked for', () => {
    for (const { errors } of objectsOf({ errors: TEXTS, total: INTEGER }, [], 200)) {
      expect(errors).not.toEqual([]);
    }
  });

  test('is the one of two that tells of a result, not of an error', () => {
    const schema = {
      oneOf: [
        { type: 'object', properties: { error: USER }, required: ['error'] },
        { type: 'object', properties: { result: USER }, required: ['result'] },
      ],
    };
    const [fake, entities] = [fakeOf(schema), createRandom('world')];
    for (const seed of SEEDS) {
      const context = { random: createRandom(seed), now: NOW, entities, successStatus: 200 };
      expect(fake(context)).toHaveProperty('result');
    }
  });
});

describe('a thing', () => {
  const STATE = { enum: ['done', 'failed'] };

  test('tells of an error where it has failed', () => {
    const error = { type: ['string', 'null'] };
    const jobs = objectsOf({ id: TEXT, status: STATE, error });
    expect(new Set(jobs.map(({ status }) => status))).toEqual(new Set(STATE.enum));
    for (const { status, error } of jobs) expect(error === null).toBe(status === 'done');
  });

  test('has a status and a code of its own', () => {
    for (const made of objectsOf({ id: TEXT, status: TEXT, code: INTEGER }, [], 200)) {
      expect(made.status).not.toBe('success');
      expect(made.code).not.toBe(200);
    }
  });

  test('that is an error tells of it', () => {
    const [made] = objectsOf({ id: TEXT, error: TEXT, message: TEXT });
    expect(made).toHaveProperty('error');
  });
});
