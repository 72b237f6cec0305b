import type { HttpRequest } from '../../src/http/exchange.ts';
import { createMock } from '../../src/mock/create-mock.ts';

/** A request for a series. */
export const ask = (headers: object = {}, query = 'event=a&length=2'): HttpRequest => ({
  method: 'GET',
  url: `/events/data_series?${query}`,
  headers: { authorization: 'Bearer key', ...headers },
});

/** A mock of Braze, and the statuses of some requests to it. */
export async function brazeMock() {
  const mock = await createMock('braze', { seed: 'a', now: 'fixed:2026-11-20T00:00:00Z' });
  const statuses = (count: number, request = ask()) =>
    Array.from({ length: count }, () => mock.respond(request).status);
  return { mock, statuses };
}
