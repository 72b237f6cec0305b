import type { Json } from '../../contract/contract.ts';
import type { HttpRequest, HttpResponse } from '../../http/exchange.ts';
import type { Journal } from '../../mock/journal.ts';
import type { Controlled } from './controlled.ts';

/** A request to the control plane, read. */
export interface Asked {
  readonly request: HttpRequest;
  readonly mocks: readonly Controlled[];
  /** Of which run the mocks are. */
  readonly run: string;
  /** What none of several contracts answered. */
  readonly strays?: Journal | undefined;
  /** Whose sandbox is meant; '' for that of requests that name none. */
  readonly sandbox: string;
  readonly query: URLSearchParams;
  /** Where one was sent. */
  readonly body?: Json;
}

/** Answers a request to a route of the control plane. */
export type Handler = (asked: Asked) => HttpResponse | Promise<HttpResponse>;

/** An answer in JSON. */
export function json(value: object, status = 200): HttpResponse {
  const headers = { 'content-type': 'application/json' };
  return { status, headers, body: JSON.stringify(value) };
}

/** The answer to what leaves nothing to say. */
export const DONE: HttpResponse = { status: 204, headers: {} };
