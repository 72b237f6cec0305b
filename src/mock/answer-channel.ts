import { type Channel, channel } from 'node:diagnostics_channel';
import type { HttpResponse } from '../http/exchange.ts';

/** Why a mock answered as it did. */
export interface Answered {
  readonly contract: string;
  /** As `GET /events/data_series`. */
  readonly operation: string;
  readonly response: HttpResponse;
  /** The name of the rule that refused the request. */
  readonly rule?: string;
  /** Whether the status is the one that was asked for (`Prefer: code=…`). */
  readonly preferred: boolean;
}

/** Tells whoever subscribes why each request to a documented operation was answered as it was. */
export const answered = channel('specwright:answered') as Channel<Answered, Answered>;
