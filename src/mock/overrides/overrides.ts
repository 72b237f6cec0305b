import type { Reply, ReplyFunction } from './reply.ts';

/** What an operation answers in place of the mock's own answer. */
export interface Override {
  readonly reply: Reply | ReplyFunction;
  /** How many answers it is for; absent: all to come. */
  readonly times?: number;
}

/** An override of an operation, with what is left of it. */
export interface PendingOverride {
  readonly operation: string;
  readonly override: Override;
  /** Absent where it doesn't end. */
  readonly left?: number;
}

/** The overrides of a sandbox. */
export interface Overrides {
  /** One that ends comes after those that were there and end; one that doesn't, instead of it. */
  add(operation: string, override: Override): void;
  /** Whose turn it is: those that end come first, in their order. */
  next(operation: string): Override['reply'] | undefined;
  /** Counts one answer of the one whose turn it is. */
  use(operation: string): void;
  list(): PendingOverride[];
  /** Forgets those of an operation; without one, all. */
  clear(operation?: string): void;
}

/** What is pending for one operation. */
interface Pending {
  readonly ending: { readonly override: Override; left: number }[];
  lasting?: Override;
}

/** Keeps overrides by operation. */
export function createOverrides(): Overrides {
  const pending = new Map<string, Pending>();
  return {
    add(operation, override) {
      const found = pending.get(operation) ?? { ending: [] };
      pending.set(operation, found);
      if (override.times === undefined) found.lasting = override;
      else found.ending.push({ override, left: override.times });
    },
    next(operation) {
      const found = pending.get(operation);
      return (found?.ending[0]?.override ?? found?.lasting)?.reply;
    },
    use(operation) {
      const ending = pending.get(operation)?.ending ?? [];
      const [first] = ending;
      if (first === undefined) return;
      first.left -= 1;
      if (first.left === 0) ending.shift();
    },
    list: () =>
      [...pending].flatMap(([operation, { ending, lasting }]) => [
        ...ending.map(({ override, left }) => ({ operation, override, left })),
        ...(lasting === undefined ? [] : [{ operation, override: lasting }]),
      ]),
    clear(operation) {
      if (operation === undefined) pending.clear();
      else pending.delete(operation);
    },
  };
}
