import { MOST_SHOWN } from './message-list.ts';

/** What is numbered in its contract. */
export interface Numbered {
  readonly number: number;
  readonly at: string;
  readonly contract: string;
}

/** What a journal tells. */
export interface Reading<Entry> {
  readonly entries: readonly Entry[];
  /** How many it holds. */
  readonly count: number;
  /** The number of the oldest; absent where it holds none. */
  readonly oldest?: number;
}

/** What came since the last reading. */
export interface News<Entry> {
  readonly entries: readonly Entry[];
  readonly count: number;
  /** Whether these are the first since the start. */
  readonly isFirst: boolean;
  /** Those before were forgotten, by contract. */
  readonly oldest: ReadonlyMap<string, number>;
}

/** Reads the journals of some contracts bit by bit. */
export interface Feed<Entry> {
  read(contracts: readonly string[]): Promise<News<Entry>>;
  /** Reads from the start next. */
  restart(): void;
}

type Read<Entry> = (contract: string, after: number, limit: number) => Promise<Reading<Entry>>;

/** Makes a feed, which knows how far each contract's journal was read. */
export function createFeed<Entry extends Numbered>(read: Read<Entry>): Feed<Entry> {
  const last = new Map<string, number>();
  let isFirst = true;
  return {
    restart() {
      last.clear();
      isFirst = true;
    },
    async read(contracts) {
      const journals = await Promise.all(
        contracts.map((contract) => read(contract, last.get(contract) ?? 0, MOST_SHOWN)),
      );
      const entries = journals.flatMap((journal) => journal.entries);
      for (const { contract, number } of entries) last.set(contract, number);
      entries.sort((a, b) => a.at.localeCompare(b.at));
      const news = {
        isFirst,
        entries: entries.slice(-MOST_SHOWN),
        count: journals.reduce((sum, { count }) => sum + count, 0),
        oldest: new Map(
          contracts.map((contract, index) => [
            contract,
            journals[index]?.oldest ?? Number.POSITIVE_INFINITY,
          ]),
        ),
      };
      isFirst = false;
      return news;
    },
  };
}
