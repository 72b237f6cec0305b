import type { Random } from '../../src/compile/random.ts';
import { remembered } from '../../src/http/remembered.ts';
import { COHORTS, CohortSet } from './cohort-set.ts';
import { facetValues, isKnownFacet } from './facets.ts';

/**
 * A group of visitors who behave alike. Every event of the made-up application is one of theirs:
 * filters and groupings choose among cohorts, so that a narrower filter never counts more, the
 * groups of a facet add up to the whole, and the buckets of a period add up to the period.
 */
export interface Cohort {
  /** How many events it has in a period: those of its parts add up to those of the whole. */
  eventsIn(period: Period): number;
  /** How many visitors it has. */
  readonly visitors: number;
  /** Its value of a facet; `undefined` where it has none. */
  facet(name: string): string | undefined;
  /** The value of a metric, the same for each of its events. */
  metric(name: string): number;
}

/** All visitors of the application. */
export interface Population {
  /** The cohorts of a set, in their order. */
  cohorts(set: CohortSet): Cohort[];
  /** The cohorts of which something holds. */
  filter(holds: (cohort: Cohort) => boolean): CohortSet;
  /** Those that have a value of a facet, by the value; by `undefined` those that have none. */
  byValue(facet: string): ReadonlyMap<string | undefined, CohortSet>;
  /** What nothing is known of applies to a part of all cohorts, the same one whenever it is named. */
  some(name: string): CohortSet;
}

/** A period in active hours since 1970: its start belongs to it, its end doesn't. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

const populations = new WeakMap<Random, Population>();

/** The population of a seed; made once. */
export function populationOf(random: Random): Population {
  let population = populations.get(random);
  if (population === undefined) {
    population = createPopulation(random);
    populations.set(random, population);
  }
  return population;
}

/** The period between two moments, in milliseconds since 1970. */
export function periodBetween(from: number, to: number): Period {
  return { from: activeHours(from), to: activeHours(to) };
}

function createPopulation(random: Random): Population {
  const source = random.derive('population');
  const sources = Array.from({ length: COHORTS }, (_, index) => source.derive(index));
  const valuesOf = remembered((facet) => sources.map((random) => facetValue(random, facet)));
  const all = sources.map((random, index) =>
    createCohort(random, (facet) => valuesOf(facet)[index]),
  );
  return {
    cohorts: (set) => set.indexes().map((index) => all[index] as Cohort),
    filter: (holds) => CohortSet.of((index) => holds(all[index] as Cohort)),
    byValue: remembered((facet) => {
      const values = valuesOf(facet);
      const having = (value: string | undefined) =>
        CohortSet.of((index) => values[index] === value);
      return new Map(Array.from(new Set(values), (value) => [value, having(value)]));
    }),
    some: remembered((name) => {
      const share = 0.25 + 0.6 * random.derive('share').derive(name).next();
      const chance = (index: number) =>
        (sources[index] as Random).derive('chance').derive(name).next();
      return CohortSet.of((index) => chance(index) < share);
    }),
  };
}

function createCohort(random: Random, facet: Cohort['facet']): Cohort {
  // From 0.3 to 12 events an hour, small cohorts being the more common ones.
  const rate = 0.3 * 40 ** random.derive('rate').next();
  const phase = random.derive('phase').next();
  // A visitor has an event every 4 to 80 hours.
  const visitors = Math.ceil(rate * 4 * 20 ** random.derive('visitors').next());
  return {
    eventsIn: ({ from, to }) => Math.floor(rate * to + phase) - Math.floor(rate * from + phase),
    visitors,
    facet,
    metric: (name) => metricValue(random, name),
  };
}

/**
 * Hours since 1970, weighted by how lively they are: the integral of a rhythm of days and weeks that
 * never stands still, so that later moments never count less.
 */
function activeHours(moment: number): number {
  const daily = (DAY / HOUR / (2 * Math.PI)) * Math.sin((2 * Math.PI * moment) / DAY - 3.9);
  const weekly = (WEEK / HOUR / (2 * Math.PI)) * Math.sin((2 * Math.PI * moment) / WEEK - 1.1);
  return moment / HOUR + 0.6 * daily + 0.15 * weekly;
}

/** Earlier values are the more common ones; of a custom attribute, one cohort in twenty has none. */
function facetValue(random: Random, name: string): string | undefined {
  const stream = random.derive('facet').derive(name);
  if (!isKnownFacet(name) && stream.next() < 0.05) return undefined;
  const values = facetValues(name);
  return values[Math.floor(values.length * stream.next() ** 1.6)];
}

/** Nanoseconds for a duration, between a second and ten minutes; otherwise a number up to 1,000. */
function metricValue(random: Random, name: string): number {
  const chance = random.derive('metric').derive(name).next();
  if (!isDuration(name)) return Math.round(1000 * chance ** 2);
  // About a millisecond each: sums of powers of two stay exact in floating point.
  return Math.round((1e9 * 600 ** chance) / 2 ** 20) * 2 ** 20;
}

/**
 * Whether a metric measures how long something took, judging by the last words of its name: Datadog
 * keeps durations in nanoseconds. A time alone can be a moment.
 */
export function isDuration(metric: string): boolean {
  const words = metric.replace(/([a-z])([A-Z])/g, '$1 $2').split(/[^A-Za-z]+/);
  return DURATION.test(words.join(' '));
}

const DURATION =
  /\b(duration|latency|ns|nanoseconds|time spent|(load|loading|response|processing|waiting|elapsed) time)$/i;
