import type { Random } from '../../src/compile/random.ts';

/** How often an event occurred in an hour, which is counted from 1970 in UTC. */
export type CountAt = (hour: number) => number;

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
/** How lively each hour of a week is. */
const WEEK = DAYS.flatMap((day) => HOURS.map((hour) => hour * day));

/**
 * Makes up the occurrences of an event. A count depends on the seed, the event and the hour alone,
 * so that windows that overlap agree. An app or a segment takes its share of each hour's count,
 * rounded down: it never raises one, whatever else narrows the count already.
 */
export function occurrences(
  random: Random,
  event: string,
  { app_id, segment_id }: Narrowing,
): CountAt {
  const source = random.derive('occurrences').derive(event);
  // From a rare event to a busy one: 5 to 5,000 an hour, the orders of magnitude equally likely.
  const average = 5 * 1000 ** source.derive('level').next();
  const everyone: CountAt = (hour) =>
    Math.floor(average * livelinessAt(hour) * (0.8 + 0.4 * source.at(hour)));
  const ofApp = share(everyone, source.derive('app'), app_id);
  return share(ofApp, source.derive('segment'), segment_id);
}

/** A share of a count, from 0.05 to 0.95, that wavers a little from hour to hour; all where no one is named. */
function share(countAt: CountAt, source: Random, id: string | undefined): CountAt {
  if (id === undefined) return countAt;
  const own = source.derive(id);
  const mean = 0.1 + 0.7 * own.derive('mean').next();
  return (hour) => Math.floor(countAt(hour) * (mean * (0.85 + 0.3 * own.at(hour))));
}

/** The hours of a week, which begins anew wherever it ends, also on the way back from 1970. */
function livelinessAt(hour: number): number {
  const weeks = Math.floor(hour / WEEK.length);
  return WEEK[hour - weeks * WEEK.length] as number;
}
