import { formatDate, twoDigits } from '../../src/http/calendar.ts';
import { remembered } from '../../src/http/remembered.ts';
import { defineSemantics } from '../../src/semantics/semantics.ts';
import { type Occurrences, occurrences } from './occurrences.ts';
import { momentOf, SERIES_RULES, unitOf } from './rules.ts';
import type { components, Operations } from './types.ts';

type DataPoint = components['schemas']['DataPoint'];

const HOURS_PER_DAY = 24;
/** Other years than 0000 to 9999 are written only by agreement (ISO 8601:2004 §4.1.2.4). */
const YEAR_0000 = Date.parse('0000-01-01T00:00:00Z');
const YEAR_10000 = Date.parse('+010000-01-01T00:00:00Z');

export default defineSemantics<Operations>({
  messages: [
    'Bad Syntax',
    'Unknown or missing REST API Key',
    'Over rate limit',
    'Internal server error, you should retry with exponential backoff',
  ],
  operations: {
    'GET /events/data_series': {
      responseRules: SERIES_RULES,
      respond({ parameters: { query } }, mock) {
        const endingAt = query.ending_at === undefined ? mock.now : momentOf(query.ending_at);
        const unit = unitOf(query);
        const last = Math.floor(endingAt / unit);
        const first = last - query.length + 1;
        if (first * unit < YEAR_0000 || endingAt >= YEAR_10000) {
          const message = 'Bad Syntax: a series is written in the years 0000 to 9999';
          return { status: 400, body: { message } };
        }
        const counts = occurrences(mock.random, query.event, query);
        const point = query.unit === 'hour' ? hourPoint : dayPoint;
        const data: DataPoint[] = [];
        for (let start = first; start <= last; start += 1) data.push(point(start, counts));
        return { status: 200, body: { message: 'success', data } };
      },
    },
  },
});

/** The point of an hour, which is counted from 1970. */
function hourPoint(hour: number, { inHour }: Occurrences): DataPoint {
  return { time: formatHour(hour), count: inHour(hour) };
}

/** Writes an hour as a date-time: most hours of a series were in the one before it. */
const formatHour = remembered((hour: number) => {
  const day = Math.floor(hour / HOURS_PER_DAY);
  return `${formatDate(day)}T${twoDigits(hour - day * HOURS_PER_DAY)}:00:00Z`;
});

/** The point of a day, which is counted from 1970. */
function dayPoint(day: number, { inDay }: Occurrences): DataPoint {
  return { time: formatDate(day), count: inDay(day) };
}
