import { documentedResponse } from '../compile/response.ts';
import type { Contract, Operation, Response } from '../contract/contract.ts';
import type { Judgement } from './judge.ts';

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

/** The kinds of things that are documented. */
export interface Shares {
  readonly operations: Share;
  readonly responses: Share;
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
    coverage: (contracts) =>
      totalCoverage(contracts.map((contract) => coverageOf(contract, answered))),
  };
}

function coverageOf(
  { name, operations }: Contract,
  answered: ReadonlyMap<string, Answered>,
): ContractCoverage {
  const seenIn = ({ id }: Operation) => answered.get(`${name} ${id}`) ?? new Map();
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
    statuses,
  };
}

function shareOf<Thing>(
  things: readonly Thing[],
  nameOf: (thing: Thing) => string,
  isExercised: (thing: Thing) => boolean,
): Share {
  const missing = things.filter((thing) => !isExercised(thing)).map(nameOf);
  return { documented: things.length, exercised: things.length - missing.length, missing };
}

/** The coverage of some contracts together. */
export function totalCoverage(contracts: readonly ContractCoverage[]): Coverage {
  return {
    operations: sumOf(contracts.map(({ operations }) => operations)),
    responses: sumOf(contracts.map(({ responses }) => responses)),
    contracts,
  };
}

function sumOf(shares: readonly Share[]): Share {
  return {
    documented: shares.reduce((sum, { documented }) => sum + documented, 0),
    exercised: shares.reduce((sum, { exercised }) => sum + exercised, 0),
    missing: shares.flatMap(({ missing }) => missing),
  };
}

function exchangesWith(response: Response, operation: Operation, seen: Answered): number {
  let exchanges = 0;
  for (const [status, count] of seen) {
    if (documentedResponse(operation, status) === response) exchanges += count;
  }
  return exchanges;
}
