import type { Random } from '../../src/compile/random.ts';

/** How often an event occurred in an hour or in a day, which are counted from 1970 in UTC. */
export interface Occurrences {
  readonly inHour: (hour: number) => number;
  /** The sum of its hours. */
  readonly inDay: (day: number) => number;
}

/** What narrows a count. */
export interface Narrowing {
  readonly app_id?: string;
  readonly segment_id?: string;
}

/** How lively each hour of a day is, from midnight: a valley at night, a peak in the evening. */
const HOURS = [
  0.35, 0.25, 0.18, 0.15, 0.16, 0.22, 0.36, 0.55, 0.72, 0.84, 0.92, 0.98, 1.02, 1.04, 1.05, 1.08,
  1.14, 1.22, 1.32, 1.4, 1.36, 1.16, 0.86, 0.57,
];
/** How lively each day of a week is, from Thursday, the day on which 1970 began. */
const DAYS = [1.02, 1.08, 1.1, 0.96, 0.92, 0.95, 0.97];
const HOURS_PER_DAY = HOURS.length;
/** How lively a day is before each of its hours, and as a whole. */
const BEFORE = Array.from({ length: HOURS_PER_DAY + 1 }, (_, hour) =>
  HOURS.slice(0, hour).reduce((sum, lively) => sum + lively, 0),
);
const LIVELINESS = BEFORE.at(-1) as number;

/**
 * Makes up the occurrences of an event. A count depends on the seed, the event and the time alone, so
 * that windows that overlap agree. An app or a segment takes its share of each hour's count, rounded
 * down: it never raises one, whatever else narrows the count already.
 */
export function occurrences(
  random: Random,
  event: string,
  { app_id, segment_id }: Narrowing,
): Occurrences {
  const source = random.derive('occurrences').derive(event);
  const ofApp = share(everyone(source), source.derive('app'), app_id);
  return share(ofApp, source.derive('segment'), segment_id);
}

/** A day's count comes first, and its hours part it among them: a series of days asks for no hour. */
function everyone(source: Random): Occurrences {
  // From a rare event to a busy one: 5 to 5,000 an hour, the orders of magnitude equally likely.
  const ofHour = 5 * 1000 ** source.derive('level').next();
  const wavering = source.derive('hours');
  return { inHour, inDay };

  function inDay(day: number): number {
    const liveliness = LIVELINESS * (DAYS[remainder(day, DAYS.length)] as number);
    return Math.floor(ofHour * liveliness * (0.8 + 0.4 * source.at(day)));
  }

  function inHour(hour: number): number {
    const ofDay = remainder(hour, HOURS_PER_DAY);
    const count = inDay((hour - ofDay) / HOURS_PER_DAY);
    const end = Math.floor(count * partBefore(hour + 1, ofDay + 1));
    return end - Math.floor(count * partBefore(hour, ofDay));
  }

  /** What part of a day is before an hour, which begins with a little more or less than it should. */
  function partBefore(hour: number, ofDay: number): number {
    const lively = ofDay % HOURS_PER_DAY === 0 ? 0 : (HOURS[ofDay] as number);
    return ((BEFORE[ofDay] as number) + lively * 0.25 * (wavering.at(hour) - 0.5)) / LIVELINESS;
  }
}

/** A share of a count, from 0.05 to 0.95, that wavers a little from hour to hour; all where no one is named. */
function share(whole: Occurrences, source: Random, id: string | undefined): Occurrences {
  if (id === undefined) return whole;
  const own = source.derive(id);
  const mean = 0.1 + 0.7 * own.derive('mean').next();
  return { inHour, inDay };

  function inHour(hour: number): number {
    return Math.floor(whole.inHour(hour) * (mean * (0.85 + 0.3 * own.at(hour))));
  }

  function inDay(day: number): number {
    const midnight = day * HOURS_PER_DAY;
    let count = 0;
    for (let hour = 0; hour < HOURS_PER_DAY; hour += 1) count += inHour(midnight + hour);
    return count;
  }
}

/** What is left of an integer, from 0 also where it is below. */
function remainder(value: number, divisor: number): number {
  const rest = value % divisor;
  return rest < 0 ? rest + divisor : rest;
}
