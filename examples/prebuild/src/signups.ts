import type { Response } from './api/braze.js';
import { assertDataSeries } from './api/braze.validators.js';

type Series = Response<'GET /events/data_series', 200>;

/** How often people signed up on each of the last days. */
export async function signups(url: string, key: string, days: number): Promise<Series['data']> {
  const response = await fetch(`${url}/events/data_series?event=signup&length=${days}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const body: unknown = await response.json();
  assertDataSeries(body);
  return body.data;
}
