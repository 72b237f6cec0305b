import type { Operation } from '../contract/contract.ts';
import { UsageError } from '../errors.ts';

/**
 * The operation of a name: `GET /things`, or its `operationId`.
 * @throws {UsageError} if there is none.
 */
export function findOperation(operations: readonly Operation[], name: string): Operation {
  const found = operations.find(({ id, operationId }) => id === name || operationId === name);
  if (found !== undefined) return found;
  throw new UsageError({
    problem: 'there is no such operation',
    expected: `a method and a path template, such as ${operations[0]?.id ?? 'GET /things'}, or an operationId`,
    received: name,
  });
}
