import { parseDateTime } from '../../src/compile/date-time.ts';
import type { ResponseRule, RuleBreach } from '../../src/semantics/semantics.ts';
import type { components, Operations } from './types.ts';

type DataPoint = components['schemas']['DataPoint'];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A date is a day somewhere on Earth: it begins up to 14 hours before it does in UTC, or 12 after. */
const EARLIEST_ZONE = 14 * HOUR;
const LATEST_ZONE = 12 * HOUR;

/** What a series has to keep. */
export const SERIES_RULES: readonly ResponseRule<Operations['GET /events/data_series']>[] = [
  {
    name: 'at-most-length-points',
    documented: 'a series has at most `length` points',
    source: 'Custom Events Analytics, Request Params, length',
    status: 200,
    breach: ({ data }, { parameters: { query } }) =>
      data.length > query.length
        ? { at: 'response.body', pointer: '/data', received: `${data.length} points` }
        : undefined,
  },
  {
    name: 'time-follows-unit',
    documented: '`time` is a date-time when `unit` is hour, a date when it is day',
    source: 'Custom Events Analytics, Response, time',
    status: 200,
    breach: ({ data }, { parameters: { query } }) =>
      firstBreach(data, ({ time }) => (query.unit === 'hour') === isDateTime(time)),
  },
  {
    name: 'points-one-unit-apart',
    // That they ascend is inferred: what ends at `ending_at` has its last point there.
    documented: 'each point is one `unit` later than the one before',
    source: 'Custom Events Analytics, Request Params, unit',
    status: 200,
    breach: ({ data }, { parameters: { query } }) =>
      firstBreach(data, ({ time }, index) => {
        const before = data[index - 1];
        return before === undefined || momentOf(time) - momentOf(before.time) === unitOf(query);
      }),
  },
  {
    name: 'ends-at-ending-at',
    documented: 'the last point is the unit in which `ending_at` lies, or which ends there',
    source: 'Custom Events Analytics, Request Params, ending_at',
    status: 200,
    breach({ data }, { parameters: { query } }) {
      if (query.ending_at === undefined) return undefined;
      const endingAt = momentOf(query.ending_at);
      return firstBreach(
        data,
        ({ time }, index) => index < data.length - 1 || reaches(time, endingAt),
      );
    },
  },
];

/** Whether a point's unit, of which only the start is given, reaches a moment. */
function reaches(time: string, moment: number): boolean {
  const start = momentOf(time);
  if (isDateTime(time)) return start <= moment && moment <= start + HOUR;
  return start - EARLIEST_ZONE <= moment && moment <= start + DAY + LATEST_ZONE;
}

function firstBreach(
  data: readonly DataPoint[],
  holds: (point: DataPoint, index: number) => boolean,
): RuleBreach | undefined {
  const index = data.findIndex((point, index) => !holds(point, index));
  if (index === -1) return undefined;
  return { at: 'response.body', pointer: `/data/${index}/time`, received: data[index]?.time };
}

/** How long a unit of the series is, in milliseconds. */
export function unitOf({ unit }: { readonly unit?: 'day' | 'hour' }): number {
  return unit === 'hour' ? HOUR : DAY;
}

/** Milliseconds since 1970 of a text that satisfies the format `date-time` or `date` (RFC 3339). */
export function momentOf(time: string): number {
  return (isDateTime(time) ? parseDateTime(time) : Date.parse(time)) ?? Number.NaN;
}

function isDateTime(time: string): boolean {
  return time.length > 'YYYY-MM-DD'.length;
}
