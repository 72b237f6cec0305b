import { lazily } from '../../compile/lazily.ts';
import type { Contract, Operation, Parameter } from '../../contract/contract.ts';
import { type Share, shareOf } from '../share.ts';

/** Notes which documented parameters are sent. */
export interface SentParameters {
  add(operation: Operation, isSent: (parameter: Parameter) => boolean): void;
  /** Of those that a contract documents, as `GET /orders query.page`. */
  share(contract: Contract): Share;
}

/** None was sent yet, of one contract. */
export function noteParameters(): SentParameters {
  /** Those of an operation that weren't sent yet: most requests find none. */
  const unsent = lazily(({ parameters }: Operation) => new Set(parameters));
  return {
    add(operation, isSent) {
      for (const parameter of unsent(operation)) {
        if (isSent(parameter)) unsent(operation).delete(parameter);
      }
    },
    share({ operations }) {
      const documented = operations.flatMap((operation) =>
        operation.parameters.map((parameter) => ({ operation, parameter })),
      );
      return shareOf(
        documented,
        ({ operation: { id }, parameter }) => `${id} ${parameter.in}.${parameter.name}`,
        ({ operation, parameter }) => !unsent(operation).has(parameter),
      );
    },
  };
}
