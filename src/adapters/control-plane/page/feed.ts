/** How many entries are read at once, and shown: the latest. */
export const MOST_SHOWN = 200;

/** What is numbered, whatever contract it is of. */
export interface Numbered {
  readonly number: number;
  readonly at: string;
}

/** What a journal tells. */
export interface Reading<Entry> {
  readonly entries: readonly Entry[];
  /** How many it holds. */
  readonly count: number;
  /** The number of the oldest: those before were forgotten. Absent where it holds none. */
  readonly oldest?: number;
}

/** What came since the last reading. */
export interface News<Entry> extends Reading<Entry> {
  /** Whether these are the first since the start. */
  readonly isFirst: boolean;
}

/** Reads a journal bit by bit. */
export interface Feed<Entry> {
  read(): Promise<News<Entry>>;
  /** Reads from the start next. */
  restart(): void;
}

type Read<Entry> = (after: number, limit: number) => Promise<Reading<Entry>>;

/** Makes a feed, which knows how far the journal was read. */
export function createFeed<Entry extends Numbered>(read: Read<Entry>): Feed<Entry> {
  let last = 0;
  let isFirst = true;
  return {
    restart() {
      last = 0;
      isFirst = true;
    },
    async read() {
      const reading = await read(last, MOST_SHOWN);
      const news = { ...reading, isFirst };
      last = reading.entries.at(-1)?.number ?? last;
      isFirst = false;
      return news;
    },
  };
}
