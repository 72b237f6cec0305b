import fc from 'fast-check';
import type { HttpRequest } from '../../src/http/exchange.ts';

/** The query of a valid request, by parameter name; an `undefined` one isn't sent. */
export interface BrazeQuery {
  readonly event: string;
  readonly length: number;
  readonly unit?: 'day' | 'hour' | undefined;
  readonly ending_at?: string | undefined;
  readonly app_id?: string | undefined;
  readonly segment_id?: string | undefined;
}

const offset = fc.constantFrom('Z', 'z', '+00:00', '-05:00', '+05:30', '+14:00', '-11:00');

/** Date-times whose series of 100 days stays within the years that RFC 3339 can write. */
export const dateTime = fc
  .tuple(
    fc.date({
      min: new Date('0002-01-01T00:00:00Z'),
      max: new Date('9998-12-31T00:00:00Z'),
      noInvalidDate: true,
    }),
    offset,
  )
  .map(([date, zone]) => date.toISOString().replace('Z', zone));

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });

export const brazeQuery: fc.Arbitrary<BrazeQuery> = fc.record(
  {
    event: text,
    length: fc.integer({ min: 1, max: 100 }),
    unit: fc.constantFrom('day' as const, 'hour' as const),
    ending_at: dateTime,
    app_id: fc.string({ unit: 'grapheme' }),
    segment_id: fc.string({ unit: 'grapheme' }),
  },
  { requiredKeys: ['event', 'length'] },
);

/** A request for a series, with a make-believe key unless the headers say otherwise. */
export function seriesRequest(
  query: BrazeQuery | string,
  headers: HttpRequest['headers'] = { authorization: 'Bearer make-believe' },
): HttpRequest {
  return { method: 'GET', url: `/events/data_series?${queryText(query)}`, headers };
}

function queryText(query: BrazeQuery | string): string {
  if (typeof query === 'string') return query;
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) parameters.set(name, String(value));
  }
  return parameters.toString();
}
