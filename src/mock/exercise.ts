import { sentBy } from '../compile/parameters/sent.ts';
import { documentedResponse } from '../compile/response.ts';
import type { Contract, Operation, Parameter } from '../contract/contract.ts';
import type { HttpRequest } from '../http/exchange.ts';

/** How much of a contract its requests have exercised. */
export interface MockCoverage {
  readonly operations: Share;
  readonly statuses: Share;
  readonly parameters: Share;
}

/** How many of the documented things were exercised, and which weren't. */
export interface Share {
  readonly documented: number;
  readonly exercised: number;
  /** `GET /events/data_series`, `GET /events/data_series 429`, `GET /events/data_series query.unit`. */
  readonly missing: readonly string[];
}

/** Notes what the requests to a mock exercise. */
export interface Exercise {
  note(operation: Operation, request: HttpRequest, status: number): void;
  coverage(): MockCoverage;
  clear(): void;
}

/**
 * Notes what is exercised of a contract: operations, documented statuses, parameters that are sent.
 * @param contract as it is at the moment.
 */
export function createExercise(contract: () => Contract): Exercise {
  const seen = new Set<string>();
  /** By operation, what isn't noted again: most requests bring nothing new. */
  const noted = new Map<string, { statuses: Set<number>; unsent: readonly Parameter[] }>();
  return {
    note(operation, request, status) {
      let known = noted.get(operation.id);
      if (known === undefined) {
        seen.add(operation.id);
        known = { statuses: new Set(), unsent: operation.parameters };
        noted.set(operation.id, known);
      }
      if (!known.statuses.has(status)) {
        known.statuses.add(status);
        const response = documentedResponse(operation, status);
        if (response !== undefined) seen.add(`${operation.id} ${response.status}`);
      }
      if (known.unsent.length === 0) return;
      const isSent = sentBy(request);
      for (const parameter of known.unsent) {
        if (!isSent(parameter)) continue;
        seen.add(nameOf(operation, parameter));
        known.unsent = known.unsent.filter((each) => each !== parameter);
      }
    },
    coverage() {
      const { operations } = contract();
      const statuses = operations.flatMap(({ id, responses }) =>
        responses.map(({ status }) => `${id} ${status}`),
      );
      const parameters = operations.flatMap((operation) =>
        operation.parameters.map((parameter) => nameOf(operation, parameter)),
      );
      return {
        operations: share(operations.map(({ id }) => id)),
        statuses: share(statuses),
        parameters: share(parameters),
      };
    },
    clear() {
      seen.clear();
      noted.clear();
    },
  };

  function share(documented: readonly string[]): Share {
    const missing = documented.filter((name) => !seen.has(name));
    const exercised = documented.length - missing.length;
    return { documented: documented.length, exercised, missing };
  }
}

function nameOf({ id }: Operation, { in: location, name }: Parameter): string {
  return `${id} ${location}.${name}`;
}
