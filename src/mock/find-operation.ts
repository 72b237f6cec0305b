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

/**
 * The id of the operation of a name; `null`, which means none, and `undefined` stay what they are.
 * @throws {UsageError} if there is no such operation.
 */
export function operationId(
  operations: readonly Operation[],
  name: string | null | undefined,
): string | null | undefined {
  return typeof name === 'string' ? findOperation(operations, name).id : name;
}
