import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COHORTS, CohortSet } from '../../../specs/datadog-product-analytics/cohort-set.ts';

const EVERY = Array.from({ length: COHORTS }, (_, index) => index);
const indexes = fc.subarray(EVERY);

const setOf = (indexes: readonly number[]) => CohortSet.of((index) => indexes.includes(index));

test('a set has the indexes that it was made of, in ascending order', () => {
  fc.assert(
    fc.property(indexes, (indexes) => {
      expect(setOf(indexes).indexes()).toEqual(indexes);
      expect(setOf(indexes).isEmpty).toBe(indexes.length === 0);
    }),
  );
});

test('what joins sets joins their indexes', () => {
  fc.assert(
    fc.property(indexes, indexes, (left, right) => {
      const [one, other] = [setOf(left), setOf(right)];
      const among = (index: number) => [left.includes(index), right.includes(index)] as const;
      expect(one.and(other).indexes()).toEqual(
        EVERY.filter((index) => !among(index).includes(false)),
      );
      expect(one.or(other).indexes()).toEqual(EVERY.filter((index) => among(index).includes(true)));
      expect(one.not().indexes()).toEqual(EVERY.filter((index) => !left.includes(index)));
    }),
  );
});

test('there are sets of all and of none', () => {
  expect(CohortSet.ALL.indexes()).toEqual(EVERY);
  expect(CohortSet.NONE.indexes()).toEqual([]);
});
