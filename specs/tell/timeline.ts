import { parseMoment } from './moment.ts';
import { customBounds, DAY, type Granularity, HOUR } from './period.ts';

/** The least and the most of something: of milliseconds, or of buckets. */
type Bounds = readonly [number, number];

const MINUTE = HOUR / 60;
const WEEK = 7 * DAY;
const MONTH: Bounds = [28 * DAY, 31 * DAY];

/** A day begins in some time zone up to so much earlier or later than in UTC, in milliseconds. */
export const TIME_ZONES = 14 * HOUR;

/** How long a bucket is: a day on which the clocks are changed has an hour less or more. */
const BUCKETS: Readonly<Record<Granularity, Bounds>> = {
  minute: [MINUTE, MINUTE],
  hourly: [HOUR, HOUR],
  daily: [DAY - HOUR, DAY + HOUR],
  weekly: [WEEK - HOUR, WEEK + HOUR],
  monthly: [MONTH[0] - HOUR, MONTH[1] + HOUR],
};

const NAMED: Readonly<Record<string, Bounds>> = {
  today: [MINUTE, DAY],
  yesterday: [DAY, DAY],
  wtd: [MINUTE, WEEK],
  last_week: [WEEK, WEEK],
  mtd: [MINUTE, 31 * DAY],
  qtd: [MINUTE, 92 * DAY],
  ytd: [MINUTE, 366 * DAY],
};

const UNITS: Readonly<Record<string, Bounds>> = { h: [HOUR, HOUR], d: [DAY, DAY], m: MONTH };

/**
 * The start of a bucket, in milliseconds since 1970; `NaN` where it can't be read. A date without an
 * offset is taken as one of UTC, wherever it is read: the page doesn't say whose time it is.
 */
export function startOf(date: string): number {
  return parseMoment(date) ?? parseMoment(`${date}-01`) ?? Number.NaN;
}

/** How many buckets one start is later than another; `NaN` where it is no whole number of them. */
export function bucketsBetween(before: number, start: number, granularity: Granularity): number {
  const [shortest, longest] = BUCKETS[granularity];
  const count = Math.floor((start - before) / shortest);
  return start - before <= count * longest ? count : Number.NaN;
}

/**
 * How many buckets a range has; `undefined` where nothing is known of its length. It may begin and end
 * within a bucket, and with the day that holds now or before it; weeks may begin on any day.
 */
export function bucketsOf(range: string, granularity: Granularity): Bounds | undefined {
  const span = spanOf(range);
  if (span === undefined) return undefined;
  const [shortest, longest] = span;
  if (granularity === 'minute' || granularity === 'hourly') {
    const [width] = BUCKETS[granularity];
    const changedClock = HOUR / width;
    return [
      Math.max(1, Math.ceil(shortest / width) - changedClock),
      Math.ceil(longest / width) + changedClock,
    ];
  }
  const fewest = Math.ceil(shortest / DAY);
  const most = Math.ceil(longest / DAY) + (range.endsWith('h') ? 1 : 0);
  if (granularity === 'daily') return [fewest, most];
  if (granularity === 'weekly') return [Math.ceil(fewest / 7), Math.floor((most + 5) / 7) + 1];
  return [Math.ceil(fewest / 31), Math.floor((most + 26) / 28) + 1];
}

/**
 * How much earlier than a series of some buckets the one that it is compared with begins, in
 * milliseconds. Both may be moved by as much as a bucket, to where one begins.
 */
export function shiftOf(
  compare: 'previous' | 'yoy',
  range: string,
  granularity: Granularity,
  buckets: number,
): Bounds | undefined {
  const [shortest, longest] = BUCKETS[granularity];
  if (compare === 'yoy') return [363 * DAY - longest, 368 * DAY + longest];
  const span = spanOf(range);
  if (span === undefined) return undefined;
  const isWithinBucket = buckets === 1 && span[0] < shortest;
  return [
    isWithinBucket ? 0 : Math.max(MINUTE, (buckets - 1) * shortest - HOUR),
    Math.max(span[1], buckets * longest) + longest,
  ];
}

/** How long a range is. One that ends now may have just begun its first day, its last, or both. */
function spanOf(range: string): Bounds | undefined {
  const custom = customBounds(range);
  if (custom !== undefined) return [custom[1] - custom[0], custom[1] - custom[0]];
  const unit = UNITS[range.slice(-1)];
  const count = Number.parseInt(range, 10);
  if (unit === undefined || Number.isNaN(count)) return NAMED[range];
  return [(count - 1) * unit[0] + MINUTE, (count + 1) * unit[1]];
}
