import type { components } from './types.ts';

export type Granularity = components['schemas']['Granularity'];

/** Buckets of time, one after the other, and what counts of them. In milliseconds since 1970. */
export interface Period {
  readonly granularity: Granularity;
  /** The start of each bucket, and the end of the last one. */
  readonly edges: readonly number[];
  /** The range itself, as far as it is kept: buckets may begin before it, and end after it. */
  readonly from: number;
  readonly to: number;
}

/** The ranges that have a name. */
export const NAMED_RANGES =
  '7d 30d 90d today yesterday wtd mtd qtd ytd last_week 1h 24h 3m 6m 12m all_time'.split(' ');

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** 90 days by the minute, the most of what the page prints, are fewer. */
export const MOST_BUCKETS = 130_000;

/** How long buckets are that are all of one length. Weeks begin on Monday: 1970 began on a Thursday. */
const WIDTHS = { minute: MINUTE, hourly: HOUR, daily: DAY, weekly: WEEK } as const;
const FIRST_MONDAY = 4 * DAY;

/**
 * Divides a range into buckets; `undefined` where they are more than anybody could draw.
 * @param now the clock, at which ranges such as `30d` end.
 */
export function periodOf(range: string, granularity: Granularity, now: number): Period | undefined {
  const [from, to] = spanOf(range, granularity, now);
  if (granularity !== 'monthly' && (to - from) / WIDTHS[granularity] > MOST_BUCKETS) {
    return undefined;
  }
  const edges = [bucketStart(from, granularity)];
  for (let end = edges[0] ?? from; end < to; ) {
    end = nextBucket(end, granularity);
    edges.push(end);
  }
  return { granularity, edges, from: Math.max(from, keptSince(now)), to };
}

/** The period before one, or the same one a year before: of as many buckets. */
export function comparedPeriod(period: Period, compare: 'previous' | 'yoy', now: number): Period {
  const { granularity, edges, from, to } = period;
  const back = stepBack(period, compare);
  return {
    granularity,
    edges: edges.map(back),
    from: Math.max(back(from), keptSince(now)),
    to: back(to),
  };
}

/**
 * How a moment of a period moves back to the period that it is compared with. A year back, the last
 * buckets are of one date: those before a 29 February are a day apart.
 */
function stepBack(
  { granularity, edges }: Period,
  compare: 'previous' | 'yoy',
): (moment: number) => number {
  const buckets = edges.length - 1;
  if (granularity === 'monthly') {
    const months = compare === 'yoy' ? 12 : buckets;
    return (moment) => addMonths(moment, -months);
  }
  const width = WIDTHS[granularity];
  const last = edges[buckets - 1] ?? 0;
  const back = compare === 'yoy' ? Math.round((last - addMonths(last, -12)) / width) : buckets;
  return (moment) => moment - back * width;
}

/** A range as its bounds, as far as a workspace keeps it: its first moment, and the first after it. */
export function boundsOf(range: string, granularity: Granularity, now: number): [number, number] {
  const [from, to] = spanOf(range, granularity, now);
  return [Math.max(from, keptSince(now)), to];
}

/**
 * The first moment that counts in a range.
 * @param span the time, in milliseconds, that ends with each bucket and counts as well.
 */
export function countedFrom(
  { granularity, from, to }: Pick<Period, 'granularity' | 'from' | 'to'>,
  span = 0,
): number {
  const firstEnd = Math.min(nextBucket(bucketStart(from, granularity), granularity), to);
  return Math.min(from, firstEnd - span);
}

/** The start of so many days, of which today is the last: as far as a workspace keeps them. */
export function daysBack(days: number, now: number): number {
  return Math.max(bucketStart(now, 'daily') - (days - 1) * DAY, keptSince(now));
}

/** A workspace keeps three years: it can be asked for nothing earlier. */
export function keptSince(now: number): number {
  return addMonths(bucketStart(now, 'daily'), -36);
}

function spanOf(range: string, granularity: Granularity, now: number): [number, number] {
  const today = bucketStart(now, 'daily');
  const step = Math.min(DAY, granularity === 'monthly' ? DAY : WIDTHS[granularity]);
  const end = Math.floor(now / step) * step + step;
  const custom = customBounds(range);
  if (custom !== undefined) return custom;
  switch (range) {
    case 'today':
      return [today, end];
    case 'yesterday':
      return [today - DAY, today];
    case 'wtd':
      return [bucketStart(now, 'weekly'), end];
    case 'last_week':
      return [bucketStart(now, 'weekly') - WEEK, bucketStart(now, 'weekly')];
    case 'mtd':
      return [bucketStart(now, 'monthly'), end];
    case 'qtd':
      return [addMonths(bucketStart(now, 'monthly'), -(new Date(now).getUTCMonth() % 3)), end];
    case 'ytd':
      return [addMonths(bucketStart(now, 'monthly'), -new Date(now).getUTCMonth()), end];
    case 'all_time':
      return [keptSince(now), end];
  }
  const count = Number.parseInt(range, 10);
  if (range.endsWith('m')) return [monthsBack(count, granularity, now), end];
  const span = count * (range.endsWith('h') ? HOUR : DAY);
  // What is shorter than a bucket rolls by the minute.
  const rolling = step > span ? Math.floor(now / MINUTE) * MINUTE + MINUTE : end;
  return [rolling - span, rolling];
}

/** The bounds of two dates, both included, as `2025-01-01,2025-01-31`. */
export function customBounds(range: string): [number, number] | undefined {
  const [first, last] = range.split(',');
  if (first === undefined || last === undefined) return undefined;
  return [Date.parse(first), Date.parse(last) + DAY];
}

/** By the month, so many months with this one; else from the day after the same one so long ago. */
function monthsBack(count: number, granularity: Granularity, now: number): number {
  if (granularity === 'monthly') return addMonths(bucketStart(now, 'monthly'), 1 - count);
  return addMonths(bucketStart(now, 'daily'), -count) + DAY;
}

/** The start of the bucket that holds a moment. */
export function bucketStart(moment: number, granularity: Granularity): number {
  if (granularity === 'monthly') {
    const date = new Date(moment);
    return bucketStart(date.setUTCDate(1), 'daily');
  }
  const width = WIDTHS[granularity];
  const phase = granularity === 'weekly' ? FIRST_MONDAY : 0;
  return Math.floor((moment - phase) / width) * width + phase;
}

/** The start of the bucket after the one that starts at a moment. */
export function nextBucket(start: number, granularity: Granularity): number {
  return granularity === 'monthly' ? addMonths(start, 1) : start + WIDTHS[granularity];
}

/** How a bucket is named: by its date where it is a day or wider, by its date-time where it is narrower. */
export function bucketName(start: number, granularity: Granularity): string {
  const text = new Date(start).toISOString();
  const isNarrow = granularity === 'minute' || granularity === 'hourly';
  return isNarrow ? text.replace('.000Z', 'Z') : text.slice(0, text.indexOf('T'));
}

/** A moment some months later or earlier: on the same day of the month, or the last one that it has. */
function addMonths(moment: number, months: number): number {
  const date = new Date(moment);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months, 1);
  const next = new Date(date);
  const lastDay = new Date(next.setUTCMonth(next.getUTCMonth() + 1, 0)).getUTCDate();
  return date.setUTCDate(Math.min(day, lastDay));
}
