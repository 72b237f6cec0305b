import { documentedResponse } from '../compile/response.ts';
import type { Contract } from '../contract/contract.ts';
import type { Judgement } from './judge.ts';

/** How much of what is documented the exchanges have shown. */
export interface Coverage {
  readonly operations: { readonly documented: number; readonly exercised: number };
  readonly responses: {
    readonly documented: number;
    readonly exercised: number;
    /** `GET /events/data_series 429`, in the order of the contracts. */
    readonly missing: readonly string[];
  };
  /** Every documented response with the number of exchanges that show it. */
  readonly statuses: readonly StatusCoverage[];
}

/** How often a documented status was answered. */
export interface StatusCoverage {
  readonly contract: string;
  readonly operation: string;
  /** As documented: `200`, `5XX`, `default`. */
  readonly status: string;
  readonly exchanges: number;
}

/** Counts what the judged exchanges exercise against all that the contracts document. */
export function coverageOf(
  judgements: readonly Judgement[],
  contracts: readonly Contract[],
): Coverage {
  const answered = new Map<string, number[]>();
  for (const { contract, operation, status } of judgements) {
    if (operation === null || status === null) continue;
    const key = `${contract} ${operation}`;
    const statuses = answered.get(key);
    if (statuses === undefined) answered.set(key, [status]);
    else statuses.push(status);
  }
  const operations = contracts.flatMap(({ name, operations }) =>
    operations.map((operation) => ({
      name,
      operation,
      seen: answered.get(`${name} ${operation.id}`) ?? [],
    })),
  );
  const statuses = operations.flatMap(({ name, operation, seen }) =>
    operation.responses.map((response) => ({
      contract: name,
      operation: operation.id,
      status: response.status,
      exchanges: seen.filter((status) => documentedResponse(operation, status) === response).length,
    })),
  );
  const missing = statuses.filter(({ exchanges }) => exchanges === 0);
  return {
    operations: {
      documented: operations.length,
      exercised: operations.filter(({ seen }) => seen.length > 0).length,
    },
    responses: {
      documented: statuses.length,
      exercised: statuses.length - missing.length,
      missing: missing.map(({ operation, status }) => `${operation} ${status}`),
    },
    statuses,
  };
}
