import { documentedResponse } from '../compile/response.ts';
import type { Contract, Operation, Response } from '../contract/contract.ts';
import type { Judgement } from './judge.ts';

/** How much of what is documented the exchanges have shown. */
export interface Coverage {
  readonly operations: Share;
  readonly responses: Share;
  /** Every documented response with the number of exchanges that show it. */
  readonly statuses: readonly StatusCoverage[];
}

/** How many of some documented things were exercised. */
export interface Share {
  readonly documented: number;
  readonly exercised: number;
  /** The others, as `GET /events/data_series 429`, in the order of the contracts. */
  readonly missing: readonly string[];
}

/** How often a documented status was answered. */
export interface StatusCoverage {
  readonly contract: string;
  readonly operation: string;
  /** As documented: `200`, `5XX`, `default`. */
  readonly status: string;
  readonly exchanges: number;
}

/** Counts what judged exchanges exercise, as they come. */
export interface CoverageCount {
  add(judgement: Pick<Judgement, 'contract' | 'operation' | 'status'>): void;
  /** Against all that some contracts document. */
  coverage(contracts: readonly Contract[]): Coverage;
}

/** How often each status was answered. */
type Answered = Map<number, number>;

/** An empty count. */
export function countCoverage(): CoverageCount {
  const answered = new Map<string, Answered>();
  return {
    add({ contract, operation, status }) {
      if (operation === null || status === null) return;
      const key = `${contract} ${operation}`;
      const statuses = answered.get(key) ?? new Map<number, number>();
      answered.set(key, statuses.set(status, (statuses.get(status) ?? 0) + 1));
    },
    coverage: (contracts) => coverageOf(answered, contracts),
  };
}

function coverageOf(
  answered: ReadonlyMap<string, Answered>,
  contracts: readonly Contract[],
): Coverage {
  const operations = contracts.flatMap(({ name, operations }) =>
    operations.map((operation) => ({
      name,
      operation,
      seen: answered.get(`${name} ${operation.id}`) ?? new Map<number, number>(),
    })),
  );
  const statuses = operations.flatMap(({ name, operation, seen }) =>
    operation.responses.map((response) => ({
      contract: name,
      operation: operation.id,
      status: response.status,
      exchanges: exchangesWith(response, operation, seen),
    })),
  );
  const unseen = operations.filter(({ seen }) => seen.size === 0);
  const missing = statuses.filter(({ exchanges }) => exchanges === 0);
  return {
    operations: {
      documented: operations.length,
      exercised: operations.length - unseen.length,
      missing: unseen.map(({ operation }) => operation.id),
    },
    responses: {
      documented: statuses.length,
      exercised: statuses.length - missing.length,
      missing: missing.map(({ operation, status }) => `${operation} ${status}`),
    },
    statuses,
  };
}

function exchangesWith(response: Response, operation: Operation, seen: Answered): number {
  let exchanges = 0;
  for (const [status, count] of seen) {
    if (documentedResponse(operation, status) === response) exchanges += count;
  }
  return exchanges;
}
