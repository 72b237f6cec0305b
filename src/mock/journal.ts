import type { HttpRequest, HttpResponse } from '../http/exchange.ts';

/** A request that a mock has seen, and its answer. */
export interface JournalEntry {
  /** Counts up from 1 in the order of the answers. */
  readonly number: number;
  /** When, by the clock of its sandbox: a date-time. */
  readonly at: string;
  /** '' for requests that name none. */
  readonly sandbox: string;
  readonly contract: string;
  /** As `GET /events/data_series`; `null` where the request belongs to none. */
  readonly operation: string | null;
  readonly request: HttpRequest;
  readonly response: HttpResponse;
  /** Why it was answered so, in words. */
  readonly reason: string;
}

/** Which entries are meant: of a sandbox, of an operation. */
export interface JournalFilter {
  readonly sandbox?: string | undefined;
  readonly operation?: string | undefined;
}

/** The requests that a mock has seen, the latest of them. */
export interface Journal {
  add(entry: Omit<JournalEntry, 'number'>): void;
  entries(filter?: JournalFilter): JournalEntry[];
  /** Calls back for each entry to come, until the function that it gives is called. */
  follow(onEntry: (entry: JournalEntry) => void): () => void;
  /** Forgets the entries of a sandbox; without one, all. */
  clear(sandbox?: string): void;
}

/** What a journal keeps at most: beyond, the oldest go. */
const MOST_ENTRIES = 10_000;
const MOST_BYTES = 64 * 1024 * 1024;

/** Keeps a journal in memory. */
export function createJournal(): Journal {
  let kept: JournalEntry[] = [];
  let bytes = 0;
  let count = 0;
  const followers = new Set<(entry: JournalEntry) => void>();
  return {
    add(seen) {
      count += 1;
      const entry = { ...seen, number: count };
      kept.push(entry);
      bytes += sizeOf(entry);
      if (kept.length > MOST_ENTRIES || bytes > MOST_BYTES) forgetOldest();
      for (const follower of followers) follower(entry);
    },
    entries: (filter = {}) => kept.filter((entry) => fits(entry, filter)),
    follow(onEntry) {
      followers.add(onEntry);
      return () => followers.delete(onEntry);
    },
    clear(sandbox) {
      kept = sandbox === undefined ? [] : kept.filter((entry) => entry.sandbox !== sandbox);
      bytes = kept.reduce((sum, entry) => sum + sizeOf(entry), 0);
    },
  };

  /** A tenth at a time: shifting a long list at each request would cost more than its answer. */
  function forgetOldest(): void {
    for (const entry of kept.splice(0, Math.ceil(kept.length / 10))) bytes -= sizeOf(entry);
  }
}

function sizeOf({ request, response }: JournalEntry): number {
  return (request.body?.length ?? 0) + (response.body?.length ?? 0);
}

function fits(entry: JournalEntry, { sandbox, operation }: JournalFilter): boolean {
  if (sandbox !== undefined && entry.sandbox !== sandbox) return false;
  return operation === undefined || entry.operation === operation;
}
