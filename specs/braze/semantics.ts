import { parseDateTime } from '../../src/compile/date-time.ts';
import { formatDate, twoDigits } from '../../src/semantics/calendar.ts';
import { defineSemantics, type RuleBreach } from '../../src/semantics/semantics.ts';
import { type CountAt, occurrences } from './occurrences.ts';
import type { components, Operations } from './types.ts';

type DataPoint = components['schemas']['DataPoint'];

const HOUR = 3_600_000;
const HOURS_PER_DAY = 24;
/** The first and the last hour that RFC 3339 can write in UTC: of the years 0000 and 9999. */
const FIRST_HOUR = Date.parse('0000-01-01T00:00:00Z') / HOUR;
const LAST_HOUR = Date.parse('9999-12-31T23:00:00Z') / HOUR;
/** A date is a day somewhere on Earth: it begins up to 14 hours before it does in UTC. */
const EARLIEST_ZONE = 14 * HOUR;

export default defineSemantics<Operations>({
  operations: {
    'GET /events/data_series': {
      respond({ parameters: { query } }, mock) {
        const endingAt = query.ending_at === undefined ? mock.now : momentOf(query.ending_at);
        const lastHour = Math.min(Math.floor(endingAt / HOUR), LAST_HOUR);
        const countAt = occurrences(mock.random, query.event, query);
        const series = query.unit === 'hour' ? hourly : daily;
        return {
          status: 200,
          body: { message: 'success', data: series(lastHour, query.length, countAt) },
        };
      },
      responseRules: [
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
          name: 'no-point-after-ending-at',
          documented: 'the series ends at `ending_at`',
          source: 'Custom Events Analytics, Request Params, ending_at',
          status: 200,
          breach({ data }, { parameters: { query } }) {
            if (query.ending_at === undefined) return undefined;
            const endingAt = momentOf(query.ending_at);
            return firstBreach(data, ({ time }) =>
              isDateTime(time)
                ? momentOf(time) <= endingAt
                : Date.parse(time) - EARLIEST_ZONE <= endingAt,
            );
          },
        },
      ],
    },
  },
});

/** `length` hours, the last of them `lastHour`, in hours since 1970. */
function hourly(lastHour: number, length: number, countAt: CountAt): DataPoint[] {
  const data: DataPoint[] = [];
  for (let hour = Math.max(lastHour - length + 1, FIRST_HOUR); hour <= lastHour; hour += 1) {
    data.push({ time: `${isoDate(hour)}T${hourOfDay(hour)}:00:00Z`, count: countAt(hour) });
  }
  return data;
}

/** `length` days, the last of them the one that holds `lastHour`. A day is the sum of its hours. */
function daily(lastHour: number, length: number, countAt: CountAt): DataPoint[] {
  const lastDay = lastHour - modulo(lastHour, HOURS_PER_DAY);
  const firstDay = Math.max(lastDay - (length - 1) * HOURS_PER_DAY, FIRST_HOUR);
  const data: DataPoint[] = [];
  for (let day = firstDay; day <= lastDay; day += HOURS_PER_DAY) {
    let count = 0;
    for (let hour = day; hour < day + HOURS_PER_DAY; hour += 1) count += countAt(hour);
    data.push({ time: isoDate(day), count });
  }
  return data;
}

function isoDate(hour: number): string {
  return formatDate(Math.floor(hour / HOURS_PER_DAY));
}

function hourOfDay(hour: number): string {
  return twoDigits(modulo(hour, HOURS_PER_DAY));
}

/** The remainder that isn't negative: hours before 1970 are. */
function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}

/** Milliseconds since 1970 of a text that satisfies the format `date-time`. */
function momentOf(dateTime: string): number {
  return parseDateTime(dateTime) ?? Number.NaN;
}

function isDateTime(time: string): boolean {
  return time.length > 'YYYY-MM-DD'.length;
}

function firstBreach(
  data: readonly DataPoint[],
  holds: (point: DataPoint) => boolean,
): RuleBreach | undefined {
  const index = data.findIndex((point) => !holds(point));
  if (index === -1) return undefined;
  return { at: 'response.body', pointer: `/data/${index}/time`, received: data[index]?.time };
}
