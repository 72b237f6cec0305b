import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/contract/contract.ts';
import { fakeOf, NOW, SEEDS, sampleOf } from './proof.ts';

describe('time goes forward', () => {
  test.each([
    [['created_at', 'updated_at', 'deleted_at']],
    [['created', 'started_at', 'last_updated', 'finished_at']],
    [['first_seen_at', 'last_seen_at']],
    [['start_time', 'end_time']],
    [['shipped_at', 'delivered_at']],
    [['createdAt', 'expiresAt']],
  ])('in %j', (names) => {
    const property = { type: 'string', format: 'date-time' };
    const reversed = [...names].reverse().map((name) => [name, property] as const);
    const fake = fakeOf({ properties: Object.fromEntries(reversed) });
    for (const seed of SEEDS) {
      const value = sampleOf(fake, seed) as JsonObject;
      const times = names.map((name) => Date.parse(String(value[name])));
      expect(times).toEqual([...times].sort((left, right) => left - right));
      expect(times.at(-1)).toBeLessThanOrEqual(NOW);
    }
  });

  test('in texts and numbers alike', () => {
    const properties: { [key: string]: Json } = {
      updated_at: { type: 'integer' },
      created_at: { type: 'string', format: 'date-time' },
    };
    for (const seed of SEEDS) {
      const value = sampleOf(fakeOf({ properties }), seed) as JsonObject;
      expect(Date.parse(String(value.created_at))).toBeLessThanOrEqual(
        Number(value.updated_at) * 1000,
      );
    }
  });
});
