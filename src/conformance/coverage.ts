import { lazily } from '../compile/lazily.ts';
import { documentedResponse } from '../compile/response.ts';
import type { Contract, Operation, Response } from '../contract/contract.ts';
import type { Judgement } from './judge.ts';
import type { ObservedShares } from './observed/observation.ts';
import { type Share, shareOf, sumOf } from './share.ts';

/** How much of what is documented the exchanges have shown. */
export interface Coverage extends Shares {
  /** Of each contract, in the order of their names. */
  readonly contracts: readonly ContractCoverage[];
}

/** How much of a contract the exchanges have shown. */
export interface ContractCoverage extends Shares {
  readonly contract: string;
  /** Every documented response with the number of exchanges that show it. */
  readonly statuses: readonly StatusCoverage[];
}

/** The kinds of things that are documented, each with those that no exchange shows. */
export const SHARE_NAMES = [
  /** `GET /orders` */
  'operations',
  /** `GET /orders 429` */
  'responses',
  /** `GET /orders query.page` */
  'parameters',
  /** `Order /status "refunded"` */
  'enumValues',
  /** Of `anyOf` and `oneOf`: `Order /payment oneOf/1 Cash` */
  'branches',
  /** Those that needn't be there: `Order /sentAt` */
  'properties',
] as const;

/** A kind of things that are documented. */
export type ShareName = (typeof SHARE_NAMES)[number];

/** How much of each kind was shown. */
export type Shares = Readonly<Record<ShareName, Share>>;

/** A contract, and what the values of its exchanges have shown of it. */
export interface ObservedContract {
  readonly contract: Contract;
  readonly shares: ObservedShares;
}

/** How often a documented status was answered. */
export interface StatusCoverage {
  readonly operation: string;
  /** As documented: `200`, `5XX`, `default`. */
  readonly status: string;
  readonly exchanges: number;
}

/** Counts what judged exchanges exercise, as they come. */
export interface CoverageCount {
  add(judgement: Pick<Judgement, 'contract' | 'operation' | 'status'>): void;
  /** Against all that some contracts document. */
  coverage(contracts: readonly ObservedContract[]): Coverage;
}

/** How often each status was answered, by contract and operation. */
type Answered = (contract: string | null) => (operation: string) => Map<number, number>;

/** An empty count. */
export function countCoverage(): CoverageCount {
  const answered: Answered = lazily(() => lazily(() => new Map()));
  return {
    add({ contract, operation, status }) {
      if (operation === null || status === null) return;
      const statuses = answered(contract)(operation);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    },
    coverage: (contracts) =>
      totalCoverage(contracts.map((observed) => coverageOf(observed, answered))),
  };
}

function coverageOf(
  { contract: { name, operations }, shares }: ObservedContract,
  answered: Answered,
): ContractCoverage {
  const seenIn = ({ id }: Operation) => answered(name)(id);
  const statuses = operations.flatMap((operation) =>
    operation.responses.map((response) => ({
      operation: operation.id,
      status: response.status,
      exchanges: exchangesWith(response, operation, seenIn(operation)),
    })),
  );
  return {
    contract: name,
    operations: shareOf(
      operations,
      ({ id }) => id,
      (operation) => seenIn(operation).size > 0,
    ),
    responses: shareOf(
      statuses,
      ({ operation, status }) => `${operation} ${status}`,
      ({ exchanges }) => exchanges > 0,
    ),
    ...shares,
    statuses,
  };
}

/** The coverage of some contracts together. */
export function totalCoverage(contracts: readonly ContractCoverage[]): Coverage {
  return { ...sharesBy((name) => sumOf(contracts.map((contract) => contract[name]))), contracts };
}

/** The share of each kind. */
export function sharesBy(shareOf: (name: ShareName) => Share): Shares {
  const shares = SHARE_NAMES.map((name): [ShareName, Share] => [name, shareOf(name)]);
  return Object.fromEntries(shares) as Record<ShareName, Share>;
}

function exchangesWith(
  response: Response,
  operation: Operation,
  seen: ReadonlyMap<number, number>,
): number {
  let exchanges = 0;
  for (const [status, count] of seen) {
    if (documentedResponse(operation, status) === response) exchanges += count;
  }
  return exchanges;
}
