import { MOST_SHOWN } from './message-list.ts';

/** What is numbered in its contract. */
interface Numbered {
  readonly number: number;
  readonly at: string;
  readonly contract: string;
}

/** What a journal tells. */
export interface Reading<Entry> {
  readonly entries: readonly Entry[];
  /** How many it holds. */
  readonly count: number;
}

/** What came since the last reading. */
export interface News<Entry> extends Reading<Entry> {
  /** Whether the entries are all there are: those that came before are gone. */
  readonly isRestarted: boolean;
}

/** Reads the journals of some contracts bit by bit. */
export interface Feed<Entry> {
  read(): Promise<News<Entry>>;
  /** Reads from the start next. */
  restart(): void;
}

type Read<Entry> = (contract: string, after: number, limit: number) => Promise<Reading<Entry>>;

/** Makes a feed, which counts the entries of each contract. */
export function createFeed<Entry extends Numbered>(
  contracts: readonly string[],
  read: Read<Entry>,
): Feed<Entry> {
  const last = new Map<string, number>();
  let known = Number.POSITIVE_INFINITY;
  const readOn = () =>
    Promise.all(contracts.map((contract) => read(contract, last.get(contract) ?? 0, MOST_SHOWN)));
  const restart = () => {
    last.clear();
    known = Number.POSITIVE_INFINITY;
  };
  return {
    restart,
    async read() {
      let journals = await readOn();
      // Fewer than before: somebody emptied it.
      const isRestarted = sum(journals) < known;
      if (isRestarted && last.size > 0) {
        restart();
        journals = await readOn();
      }
      known = sum(journals);
      const entries = journals.flatMap((journal) => journal.entries);
      for (const { contract, number } of entries) last.set(contract, number);
      entries.sort((a, b) => a.at.localeCompare(b.at));
      return { entries: entries.slice(-MOST_SHOWN), count: known, isRestarted };
    },
  };
}

function sum(journals: readonly Reading<unknown>[]): number {
  return journals.reduce((total, { count }) => total + count, 0);
}
