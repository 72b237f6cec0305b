import { expect, test } from 'vitest';
import { bucketsBetween, startOf } from '../../../specs/tell/timeline.ts';

test.each([
  ['2025-03-30T02:00:00', '2025-03-30T02:00:00Z'],
  ['2025-03-30 02:00:00', '2025-03-30T02:00:00Z'],
  ['2025-03-30T02:00', '2025-03-30T02:00:00Z'],
  ['2025-03-30', '2025-03-30T00:00:00Z'],
  ['2025-03', '2025-03-01T00:00:00Z'],
  ['2025-03-30T02:00:00+02:00', '2025-03-30T00:00:00Z'],
])('%s begins at %s', (date, moment) => {
  expect(startOf(date)).toBe(Date.parse(moment));
});

test.each([
  ['weekly', '2025-01-06', '2025-01-13', 1],
  ['weekly', '2025-01-06', '2025-02-03', 4],
  ['weekly', '2025-01-06', '2025-01-16', Number.NaN],
  ['daily', '2025-01-06', '2025-01-06', 0],
  ['monthly', '2025-01-31', '2025-02-28', 1],
  ['monthly', '2025-01-01', '2025-02-15', Number.NaN],
  ['daily', '2025-01-06', 'someday', Number.NaN],
] as const)('buckets, %s, from %s to %s: %d', (granularity, from, to, count) => {
  expect(bucketsBetween(startOf(from), startOf(to), granularity)).toBe(count);
});
