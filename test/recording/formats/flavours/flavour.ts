import type { Exchange, HttpResponse } from '../../../../src/http/exchange.ts';

/** An exchange that has an answer, wherever it was recorded. */
export interface Answered extends Omit<Exchange, 'source'> {
  readonly response: HttpResponse;
}

/** Writes exchanges as a recorder does. */
export type Flavour = (exchanges: readonly Answered[]) => string;

/** Bytes as base64. */
export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
