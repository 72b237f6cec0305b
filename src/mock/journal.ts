import type { HttpRequest, HttpResponse, Message } from '../http/exchange.ts';

/** A request that a mock has seen, and its answer. */
export interface JournalEntry {
  /** Counts up from 1 in the order of the answers, of all mocks on a server. */
  readonly number: number;
  /** When, by the clock of its sandbox: a date-time. */
  readonly at: string;
  /** '' for requests that name none. */
  readonly sandbox: string;
  /** '' for requests that none of several answers. */
  readonly contract: string;
  /** As `GET /events/data_series`; `null` where the request belongs to none. */
  readonly operation: string | null;
  readonly request: HttpRequest;
  readonly response: HttpResponse;
  /** Why it was answered so, in words. */
  readonly reason: string;
}

/** A callback or webhook that a mock has sent, or tried to, and what answered it. */
export interface SentEntry extends Pick<JournalEntry, 'at' | 'sandbox' | 'contract'> {
  /** Counts on from what came before it, be it asked or sent. */
  readonly number: number;
  readonly kind: 'callback' | 'webhook';
  readonly name: string;
  /** Whose callback it is; `null` for a webhook. */
  readonly operation: string | null;
  readonly request: HttpRequest;
  /** Absent where none came. */
  readonly response?: HttpResponse;
  /** Why none came, in words. */
  readonly failure?: string;
  /** How it breaks what the contract documents of it, in words; absent where it doesn't. */
  readonly breaches?: readonly string[];
}

type AnyEntry = JournalEntry | SentEntry;

/** Which entries are meant: of a sandbox, of an operation or of none (`null`); of what was sent, by its name. */
export interface JournalFilter {
  readonly sandbox?: string | undefined;
  readonly operation?: string | null | undefined;
  readonly name?: string | undefined;
}

/** The requests that a mock has seen, or sent, the latest of them. */
export interface Journal<Entry extends AnyEntry = JournalEntry> {
  /** Adds what is made with the next number: a copy with the number put in would live as long again. */
  add(make: (number: number) => Entry): Entry;
  entries(filter?: JournalFilter): Entry[];
  /**
   * Calls back for each entry to come, until the function that it gives is called.
   * @param onEnd told that none is to come.
   */
  follow(onEntry: (entry: Entry) => void, onEnd?: () => void): () => void;
  /** Says that no entry is to come. */
  end(): void;
  /** Forgets the entries of a sandbox; without one, all. */
  clear(sandbox?: string): void;
}

/** What a journal keeps at most: beyond, the oldest go. */
const MOST_ENTRIES = 10_000;
const MOST_BYTES = 32 * 1024 * 1024;

/** Gives the numbers of entries, from 1: several journals may share them. */
export function createNumbering(): () => number {
  let last = 0;
  return () => {
    last += 1;
    return last;
  };
}

/** Keeps a journal in memory. */
export function createJournal<Entry extends AnyEntry = JournalEntry>(
  nextNumber: () => number = createNumbering(),
): Journal<Entry> {
  let kept: Entry[] = [];
  /** Of each that is kept, so that those that go needn't be measured again. */
  let sizes: number[] = [];
  let bytes = 0;
  const followers = new Set<{ onEntry: (entry: Entry) => void; onEnd: () => void }>();
  return {
    add(make) {
      const entry = make(nextNumber());
      const size = sizeOf(entry);
      kept.push(entry);
      sizes.push(size);
      bytes += size;
      while (isFull()) forgetOldest();
      for (const { onEntry } of followers) onEntry(entry);
      return entry;
    },
    entries: (filter = {}) => kept.filter((entry) => fits(entry, filter)),
    follow(onEntry, onEnd = () => {}) {
      const follower = { onEntry, onEnd };
      followers.add(follower);
      return () => followers.delete(follower);
    },
    end() {
      for (const { onEnd } of followers) onEnd();
    },
    clear(sandbox) {
      kept = sandbox === undefined ? [] : kept.filter((entry) => entry.sandbox !== sandbox);
      sizes = kept.map(sizeOf);
      bytes = sum(sizes);
    },
  };

  /** However large the latest is, it is kept. */
  function isFull(): boolean {
    return kept.length > MOST_ENTRIES || (bytes > MOST_BYTES && kept.length > 1);
  }

  /** A tenth at a time: shifting a long list at each request would cost more than its answer. */
  function forgetOldest(): void {
    const count = Math.ceil(kept.length / 10);
    kept.splice(0, count);
    bytes -= sum(sizes.splice(0, count));
  }
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}

function sizeOf({ request, response }: AnyEntry): number {
  return request.url.length + sizeOfMessage(request) + (response ? sizeOfMessage(response) : 0);
}

function sizeOfMessage({ headers, body }: Message): number {
  let size = body?.length ?? 0;
  for (const name in headers) size += name.length + String(headers[name]).length;
  return size;
}

function fits(entry: AnyEntry, { sandbox, operation, name }: JournalFilter): boolean {
  if (sandbox !== undefined && entry.sandbox !== sandbox) return false;
  if (operation !== undefined && entry.operation !== operation) return false;
  return name === undefined || ('name' in entry && entry.name === name);
}
