import { type Channel, channel } from 'node:diagnostics_channel';
import type { Breach, CheckName } from './finding.ts';

/** What the checks found broken in one exchange. */
export interface Judged {
  readonly contract: string;
  /** As `GET /events/data_series`. */
  readonly operation: string;
  readonly breaches: readonly (Breach & { readonly check: CheckName })[];
}

/** Tells whoever subscribes what is broken in each exchange of a documented operation. */
export const judged = channel('specwright:judged') as Channel<Judged, Judged>;
