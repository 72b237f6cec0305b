import type { Random } from '../../src/compile/random.ts';
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
  /** A number in [0, 1) of its own, by which it is in what has a name, or isn't. */
  chance(name: string): number;
}

/** A period in active hours since 1970: its start belongs to it, its end doesn't. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

const COHORTS = 96;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

const populations = new WeakMap<Random, readonly Cohort[]>();

/** The cohorts of a seed; made once. */
export function population(random: Random): readonly Cohort[] {
  let cohorts = populations.get(random);
  if (cohorts === undefined) {
    const source = random.derive('population');
    cohorts = Array.from({ length: COHORTS }, (_, index) => createCohort(source.derive(index)));
    populations.set(random, cohorts);
  }
  return cohorts;
}

/** The period between two moments, in milliseconds since 1970. */
export function periodBetween(from: number, to: number): Period {
  return { from: activeHours(from), to: activeHours(to) };
}

function createCohort(random: Random): Cohort {
  // From 0.3 to 12 events an hour, small cohorts being the more common ones.
  const rate = 0.3 * 40 ** random.derive('rate').next();
  const phase = random.derive('phase').next();
  // A visitor has an event every 4 to 80 hours.
  const visitors = Math.ceil(rate * 4 * 20 ** random.derive('visitors').next());
  const facets = new Map<string, string | undefined>();
  return {
    eventsIn: ({ from, to }) => Math.floor(rate * to + phase) - Math.floor(rate * from + phase),
    visitors,
    facet(name) {
      const known = facets.get(name);
      if (known !== undefined || facets.has(name)) return known;
      const value = facetValue(random, name);
      facets.set(name, value);
      return value;
    },
    metric: (name) => metricValue(random, name),
    chance: (name) => random.derive('chance').derive(name).next(),
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
