import type { HttpResponse } from '../http/exchange.ts';
import type { Delivery } from './delivery.ts';
import type { Count } from './limits.ts';
import type { Refusal } from './request/refusal.ts';

/** An answer, and why it is given. */
export interface Answer {
  readonly response: HttpResponse;
  /** In words: `refused: the header X-Key is missing`, `by the semantics`. */
  readonly reason: string;
  /** Why the request was refused, where it was. */
  readonly refusal?: Refusal;
  /** What the request breaks, where it is answered all the same. */
  readonly warning?: string;
  /** What is left of the rate, where there is one. */
  readonly count?: Count;
  readonly delivery?: Delivery;
  /** When it is given, by the clock of its sandbox, in milliseconds since 1970. */
  readonly now?: number;
}
