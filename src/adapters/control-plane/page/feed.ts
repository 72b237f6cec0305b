import type { EntryShape, JournalShape } from '../shapes.ts';
import { MOST_REQUESTS } from './requests.ts';

/** What came since the last reading. */
export interface News {
  readonly entries: readonly EntryShape[];
  /** How many the journal holds. */
  readonly count: number;
  /** Whether the entries are all there are: those that came before are gone. */
  readonly isRestarted: boolean;
}

/** Reads the journals of some contracts bit by bit. */
export interface Feed {
  read(): Promise<News>;
  /** Reads from the start next. */
  restart(): void;
}

type ReadJournal = (contract: string, after: number, limit: number) => Promise<JournalShape>;

/** Makes a feed, which counts the requests of each contract. */
export function createFeed(contracts: readonly string[], journal: ReadJournal): Feed {
  const last = new Map<string, number>();
  let known = Number.POSITIVE_INFINITY;
  const readOn = () =>
    Promise.all(
      contracts.map((contract) => journal(contract, last.get(contract) ?? 0, MOST_REQUESTS)),
    );
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
      const entries = journals.flatMap((read) => read.entries);
      for (const { contract, number } of entries) last.set(contract, number);
      entries.sort((a, b) => a.at.localeCompare(b.at));
      return { entries: entries.slice(-MOST_REQUESTS), count: known, isRestarted };
    },
  };
}

function sum(journals: readonly JournalShape[]): number {
  return journals.reduce((total, { count }) => total + count, 0);
}
