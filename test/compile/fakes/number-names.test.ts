import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { fakeOf, NOW, SEEDS, sampleOf } from './proof.ts';

describe('numbers look as their names say', () => {
  test.each<[string, string, number, number]>([
    ['count', 'integer', 0, 500],
    ['total_count', 'integer', 0, 500],
    ['unique_clicks', 'integer', 0, 500],
    ['percentage', 'number', 0, 100],
    ['open_rate', 'number', 0, 1],
    ['price', 'number', 1, 500],
    ['latitude', 'number', -90, 90],
    ['age', 'integer', 0, 120],
    ['year', 'integer', 1900, 2100],
    ['page', 'integer', 1, 100],
    ['anything', 'integer', 0, 100],
    ['created_at', 'integer', NOW / 1000 - 63_072_000, NOW / 1000],
    ['timestamp_ms', 'integer', NOW - 63_072_000_000, NOW],
  ])('%s, %s', (name, type, min, max) => {
    const fake = fakeOf({ properties: { [name]: { type } } });
    for (const seed of SEEDS) {
      const value = (sampleOf(fake, seed) as JsonObject)[name] as number;
      expect(value).toBeGreaterThanOrEqual(min);
      expect(value).toBeLessThanOrEqual(max);
      if (type === 'integer') expect(Number.isInteger(value)).toBe(true);
    }
  });

  test('a price has two decimals', () => {
    const fake = fakeOf({ properties: { price: { type: 'number' } } });
    for (const seed of SEEDS) {
      const { price } = sampleOf(fake, seed) as { price: number };
      expect(price).toBe(Number(price.toFixed(2)));
    }
  });
});
