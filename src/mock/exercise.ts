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
  /** The parameters of an operation that weren't sent yet: most requests find none. */
  const unsent = new Map<string, Parameter[]>();
  return {
    note(operation, request, status) {
      seen.add(operation.id);
      const response = documentedResponse(operation, status);
      if (response !== undefined) seen.add(`${operation.id} ${response.status}`);
      const missing = unsent.get(operation.id) ?? operation.parameters;
      if (missing.length === 0) return;
      const isSent = sentBy(request);
      const sent = missing.filter(isSent);
      for (const parameter of sent) seen.add(nameOf(operation, parameter));
      unsent.set(
        operation.id,
        missing.filter((parameter) => !sent.includes(parameter)),
      );
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
      unsent.clear();
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
