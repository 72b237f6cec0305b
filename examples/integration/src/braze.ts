import type { components } from './api/braze.ts';
import { fetchPatiently, type Sleep } from './patience.ts';

type DataPoint = components['schemas']['DataPoint'];

/** What Braze has against a request, in its own words. */
export class BrazeError extends Error {}

/** Where Braze is, and how to wait for it. */
export interface BrazeOptions {
  readonly url: string;
  readonly key: string;
  readonly sleep: Sleep;
}

const MOST_POINTS = 100;
const DAY = 86_400_000;

/** The days of an event up to one, in their order: in pages of a hundred, the last first. */
export async function daysOf(
  event: string,
  days: number,
  until: Date,
  { url, key, sleep }: BrazeOptions,
): Promise<DataPoint[]> {
  const points: DataPoint[] = [];
  while (points.length < days) {
    const length = Math.min(days - points.length, MOST_POINTS);
    const query = new URLSearchParams({
      event,
      length: String(length),
      ending_at: new Date(until.getTime() - points.length * DAY).toISOString(),
    });
    const headers = { authorization: `Bearer ${key}` };
    const response = await fetchPatiently(
      () => fetch(`${url}/events/data_series?${query}`, { headers }),
      sleep,
    );
    const { message, data } = await response.json();
    if (!response.ok) throw new BrazeError(message);
    points.unshift(...data);
  }
  return points;
}
