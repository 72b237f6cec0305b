import type { Cohort, Period } from './population.ts';

/** What is computed of events: a compute rule, or a sort rule. */
export interface Measure {
  readonly aggregation: string;
  readonly metric?: string;
}

/** A metric value with the number of events that have it. */
interface Weighted {
  readonly value: number;
  readonly events: number;
}

/**
 * Aggregates the events of cohorts over a period. Counts and sums over the parts of a period add up
 * to those over the whole. Without events a count is 0 and everything else is unknown: null.
 */
export function aggregate(
  cohorts: readonly Cohort[],
  measure: Measure,
  period: Period,
): number | null {
  const { aggregation, metric = '' } = measure;
  if (aggregation === 'count') return total(cohorts, (cohort) => cohort.eventsIn(period));
  if (aggregation === 'cardinality') return cardinality(cohorts, metric, period);
  const weighted = cohorts
    .map((cohort) => ({ value: cohort.metric(metric), events: cohort.eventsIn(period) }))
    .filter(({ events }) => events > 0);
  return weighted.length === 0 ? null : aggregateValues(weighted, aggregation);
}

/**
 * How many values of a metric there are: as many as grouping by it makes groups, of the ids of
 * visitors as many as there are visitors.
 */
function cardinality(cohorts: readonly Cohort[], metric: string, period: Period): number {
  if (VISITOR_IDS.has(metric)) {
    return total(cohorts, (cohort) => Math.min(cohort.visitors, cohort.eventsIn(period)));
  }
  const values = cohorts
    .filter((cohort) => cohort.eventsIn(period) > 0)
    .flatMap((cohort) => cohort.facet(metric) ?? []);
  return new Set(values).size;
}

/** Facets that tell visitors apart. */
const VISITOR_IDS: ReadonlySet<string> = new Set(['@usr.id', '@usr.anonymous_id', '@session.id']);

function aggregateValues(weighted: readonly Weighted[], aggregation: string): number {
  const values = weighted.map(({ value }) => value);
  const sum = weighted.reduce((sum, { value, events }) => sum + value * events, 0);
  const events = weighted.reduce((sum, { events }) => sum + events, 0);
  switch (aggregation) {
    case 'sum':
      return sum;
    case 'min':
      return Math.min(...values);
    case 'max':
      return Math.max(...values);
    default: {
      const share = quantileOf(aggregation);
      return share === undefined ? sum / events : quantile(weighted, share * events);
    }
  }
}

/** The share of events that a percentile leaves below: 0.9 for `p90` or `pc90`, 0.5 for `median`. */
function quantileOf(aggregation: string): number | undefined {
  if (aggregation === 'median') return 0.5;
  const percentile = /^pc?(100|\d{1,2}(?:\.\d+)?)$/.exec(aggregation)?.[1];
  return percentile === undefined ? undefined : Number(percentile) / 100;
}

/** The value that as many events don't exceed. */
function quantile(weighted: readonly Weighted[], rank: number): number {
  const sorted = [...weighted].sort((a, b) => a.value - b.value);
  let below = 0;
  for (const { value, events } of sorted) {
    below += events;
    if (below >= rank) return value;
  }
  return sorted.at(-1)?.value ?? 0;
}

function total(cohorts: readonly Cohort[], of: (cohort: Cohort) => number): number {
  return cohorts.reduce((sum, cohort) => sum + of(cohort), 0);
}
