import type { HttpRequest } from '../../src/http/exchange.ts';
import type { JournalEntry } from '../../src/mock/journal.ts';

/** The operation of {@link ask}. */
export const SERIES = 'GET /events/data_series';

/** A request for a series of Braze's. */
export function ask(event: string, headers: object = {}): HttpRequest {
  return {
    method: 'GET',
    url: `/events/data_series?event=${event}&length=2`,
    headers: { authorization: 'Bearer key', ...headers },
  };
}

/** What a journal is told of a request to a made-up shop. */
export function seen(changes: Partial<JournalEntry> = {}): (number: number) => JournalEntry {
  return (number) => ({
    number,
    at: '2026-11-20T00:00:00.000Z',
    sandbox: '',
    contract: 'shop',
    operation: 'GET /things',
    request: { method: 'GET', url: '/things', headers: {} },
    response: { status: 200, headers: {} },
    reason: 'as documented',
    ...changes,
  });
}
