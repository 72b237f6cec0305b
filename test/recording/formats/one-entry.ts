import type { Exchange } from '../../../src/http/exchange.ts';
import { readEntry } from '../../../src/recording/formats/har-entry.ts';
import { createExchange } from '../../../src/recording/recorded-exchange.ts';

export type Members = Record<string, unknown>;

export const GET = { method: 'GET', url: 'https://a.example/', headers: [] };
/** A response without a body, as Chrome writes it. */
export const EMPTY = {
  status: 200,
  headers: [],
  content: { size: 0, mimeType: 'x-unknown' },
  bodySize: 0,
};

/** The text of a HAR that holds these entries. */
export function harOf(...entries: unknown[]): string {
  return JSON.stringify({ log: { version: '1.2', entries } });
}

/** The exchange that is read from one request and response of a HAR. */
export function readOne(request: Members, response: unknown = EMPTY): Exchange {
  return createExchange(readEntry({ request, response }), { file: 'a.har', index: 0 });
}
