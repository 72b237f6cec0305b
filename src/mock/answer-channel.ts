import { type Channel, channel } from 'node:diagnostics_channel';
import type { HttpResponse } from '../http/exchange.ts';
import type { Refusal } from './request/refusal.ts';

/** Why a mock answered as it did. */
export interface Answered {
  readonly contract: string;
  /** As `GET /events/data_series`. */
  readonly operation: string;
  readonly response: HttpResponse;
  /** Why the request was refused, where it was. */
  readonly refusal?: Refusal;
  /** Whether the status is the one that was asked for (`Prefer: code=…`). */
  readonly preferred: boolean;
}

/** Tells whoever subscribes why each request to a documented operation was answered as it was. */
export const answered = channel('specwright:answered') as Channel<Answered, Answered>;
