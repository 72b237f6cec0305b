import type { Operation } from '../../contract/contract.ts';
import { UsageError } from '../../errors.ts';
import type { Journal } from '../../mock/journal.ts';
import type { Asked } from './asked.ts';
import type { Controlled } from './controlled.ts';

/**
 * The mocks that are meant: that of the contract which the query names, else all.
 * @throws {UsageError} if there is no such contract.
 */
export function mocksOf({ mocks, query }: Asked): readonly Controlled[] {
  return ofContract(mocks, query.get('contract') ?? undefined);
}

/** The requests that none of the contracts answered, where none is named. */
export function straysOf({ strays, query }: Asked): Journal | undefined {
  return query.has('contract') ? undefined : strays;
}

/**
 * The mocks that have an operation, each with its own.
 * @param name its id or operationId.
 * @throws {UsageError} if none has.
 */
export function mocksWith(
  name: string,
  mocks: readonly Controlled[],
): { readonly mock: Controlled; readonly operation: Operation }[] {
  const found = mocks.flatMap((mock) => {
    const { operations } = mock.contract;
    const operation = operations.find(({ id, operationId }) => id === name || operationId === name);
    return operation === undefined ? [] : [{ mock, operation }];
  });
  if (found.length > 0) return found;
  throw new UsageError({
    problem: 'there is no such operation',
    expected: `a method and a path template, such as ${mocks[0]?.contract.operations[0]?.id ?? 'GET /things'}, or an operationId`,
    received: name,
  });
}

/** @throws {UsageError} if there is no such contract. */
export function ofContract(
  mocks: readonly Controlled[],
  name: string | undefined,
): readonly Controlled[] {
  if (name === undefined) return mocks;
  const found = mocks.filter(({ contract }) => contract.name === name);
  if (found.length > 0) return found;
  throw new UsageError({
    problem: 'there is no such contract',
    expected: mocks.map(({ contract }) => contract.name).join(', '),
    received: name,
  });
}
