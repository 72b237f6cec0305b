import { describe, expect, test } from 'vitest';
import { aggregate } from '../../../specs/datadog-product-analytics/measure.ts';
import type { Cohort } from '../../../specs/datadog-product-analytics/population.ts';

const PERIOD = { from: 0, to: 1 };

/** A cohort with some events in any period, whose metrics all have one value. */
function cohort(events: number, value: number, visitors = 1, tag?: string): Cohort {
  return {
    eventsIn: () => events,
    visitors,
    facet: () => tag,
    metric: () => value,
  };
}

/** Ten events: 1, 1, 1, 1, 1, 4, 4, 4, 9, 100. */
const TEN = [cohort(3, 4), cohort(5, 1), cohort(1, 100), cohort(1, 9), cohort(0, 1000)];

test.each([
  ['count', 10],
  ['sum', 126],
  ['avg', 12.6],
  ['min', 1],
  ['max', 100],
  ['p1', 1],
  ['p50', 1],
  ['median', 1],
  ['p51', 4],
  ['pc75', 4],
  ['p80', 4],
  ['p90', 9],
  ['p90.1', 100],
  ['p100', 100],
  ['p101', 12.6],
  ['most_frequent', 12.6],
])('%s is %d', (aggregation, wanted) => {
  expect(aggregate(TEN, { aggregation, metric: '@a' }, PERIOD)).toBe(wanted);
});

describe('cardinality of their ids is that of visitors', () => {
  test.each([
    [[cohort(10, 1, 3)], 3],
    [[cohort(2, 1, 3)], 2],
    [[cohort(0, 1, 3)], 0],
    [[cohort(10, 1, 3), cohort(2, 1, 3)], 5],
    [[], 0],
  ])('of %j: %i', (cohorts, wanted) => {
    const measure = { aggregation: 'cardinality', metric: '@usr.id' };
    expect(aggregate(cohorts, measure, PERIOD)).toBe(wanted);
  });
});

test('cardinality of a facet is that of its values which events have', () => {
  const tags = ['a', 'b', 'a', undefined].map((tag) => cohort(10, 1, 3, tag));
  const measure = { aggregation: 'cardinality', metric: '@a' };
  expect(aggregate([...tags, cohort(0, 1, 3, 'c')], measure, PERIOD)).toBe(2);
});

test.each([[[]], [[cohort(0, 5)]]])('nothing has no value', (cohorts) => {
  for (const aggregation of ['sum', 'avg', 'min', 'max', 'p90'])
    expect(aggregate(cohorts, { aggregation, metric: '@a' }, PERIOD)).toBeNull();
});
