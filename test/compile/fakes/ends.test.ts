import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/compile/random.ts';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { fakeOf, NOW } from './proof.ts';

const SEEDS = Array.from({ length: 40 }, (_, index) => `seed ${index}`);
const MOMENT = { type: 'string', format: 'date-time' };
const NULLABLE = { ...MOMENT, type: ['string', 'null'] };
const NOW_TEXT = '2026-03-14T12:00:00Z';

function objectsOf(schema: JsonObject, isNew = false): JsonObject[] {
  const fake = fakeOf(schema);
  const entities = createRandom('world');
  return SEEDS.map(
    (seed) => fake({ random: createRandom(seed), now: NOW, entities, isNew }) as JsonObject,
  );
}

describe('an end', () => {
  test.each<[JsonObject, unknown]>([
    [{ properties: { deleted_at: NULLABLE } }, null],
    [{ properties: { closedOn: { anyOf: [MOMENT, { type: 'null' }] } } }, null],
    [{ properties: { cancelled_at: MOMENT } }, undefined],
    [{ properties: { archived: { type: 'boolean' } } }, false],
  ])('mostly has not come: %j', (schema, blank) => {
    const blanks = objectsOf(schema).filter((object) => Object.values(object)[0] === blank);
    expect(blanks.length).toBeGreaterThan(SEEDS.length / 2);
    expect(blanks.length).toBeLessThan(SEEDS.length);
  });

  test('is there where it has to be', () => {
    const schema = { required: ['deleted_at'], properties: { deleted_at: MOMENT } };
    for (const { deleted_at } of objectsOf(schema)) expect(deleted_at).toBeTypeOf('string');
    const limited = { minProperties: 1, properties: { closed_at: MOMENT } };
    for (const object of objectsOf(limited)) expect(object).toHaveProperty('closed_at');
  });

  test('is as the state says', () => {
    const status = { enum: ['open', 'paid', 'canceled'] };
    const properties = { status, paid_at: NULLABLE, shipped_at: NULLABLE, cancelled_at: NULLABLE };
    for (const object of objectsOf({ properties })) {
      const { status, paid_at, shipped_at, cancelled_at } = object;
      expect(paid_at === null).toBe(status === 'open');
      expect(shipped_at === null).toBe(status !== 'canceled');
      expect(cancelled_at === null).toBe(status !== 'canceled');
    }
  });

  test('of a run that isn’t over has no conclusion', () => {
    const conclusion = { enum: ['success', 'failure', null] };
    const properties = { status: { enum: ['queued', 'in_progress', 'completed'] }, conclusion };
    for (const { status, conclusion } of objectsOf({ properties })) {
      expect(conclusion === null).toBe(status !== 'completed');
    }
  });

  test('a number of what has ended is none', () => {
    const properties = { open: { type: 'integer' }, closed: { type: 'integer' } };
    for (const { closed } of objectsOf({ properties })) expect(closed).toBeTypeOf('number');
  });
});

test('what was just created was created now, and has no end', () => {
  const thing = {
    properties: {
      created_at: MOMENT,
      updatedAt: { type: 'integer' },
      deleted_at: NULLABLE,
      author: { properties: { created_at: MOMENT } },
    },
  };
  for (const made of objectsOf({ properties: { data: thing } }, true)) {
    const { author, ...own } = made.data as JsonObject;
    expect(own).toEqual({ created_at: NOW_TEXT, updatedAt: NOW / 1000, deleted_at: null });
    expect((author as JsonObject).created_at).not.toBe(NOW_TEXT);
  }
});
