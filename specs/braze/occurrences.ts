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

/**
 * Makes up the occurrences of an event. A count depends on the seed, the event and the hour alone,
 * so that windows that overlap agree. An app or a segment takes its share of each hour's count,
 * rounded down: it never raises one, whatever else narrows the count already.
 */
export function occurrences(random: Random, event: string, narrowing: Narrowing): CountAt {
  const noise = random.derive('occurrences').derive(event);
  // From a rare event to a busy one: 5 to 5,000 an hour, the orders of magnitude equally likely.
  const level = 5 * 1000 ** noise.derive('level').next();
  const shares = [
    ...(narrowing.app_id === undefined
      ? []
      : [shareOf(noise.derive('app').derive(narrowing.app_id))]),
    ...(narrowing.segment_id === undefined
      ? []
      : [shareOf(noise.derive('segment').derive(narrowing.segment_id))]),
  ];
  return (hour) => {
    const daily = HOURS[((hour % 24) + 24) % 24] as number;
    const weekly = DAYS[((Math.floor(hour / 24) % 7) + 7) % 7] as number;
    let count = Math.floor(level * daily * weekly * (0.8 + 0.4 * noise.at(hour)));
    for (const share of shares) count = Math.floor(count * share(hour));
    return count;
  };
}

/** A share between 0.05 and 0.95 that wavers a little from hour to hour. */
function shareOf(random: Random): (hour: number) => number {
  const mean = 0.1 + 0.7 * random.derive('mean').next();
  return (hour) => mean * (0.85 + 0.3 * random.at(hour));
}
