import { lazily, once } from '../../compile/lazily.ts';
import { type Callback, readCallbacks, readWebhooks } from '../../contract/callbacks.ts';
import type { Contract, Operation } from '../../contract/contract.ts';
import { UsageError } from '../../errors.ts';
import { findOperation } from '../find-operation.ts';

/** A callback with the operation that it belongs to; a webhook belongs to none. */
export interface OwnedCallback extends Callback {
  readonly owner?: Operation;
}

/** The callbacks and webhooks of a contract, read when they are first asked for. */
export interface Callbacks {
  /** Those of an operation. */
  of(operation: Operation): readonly OwnedCallback[];
  /**
   * The one of a name, or whose own `operationId` it is. A webhook comes before a callback.
   * @param operation whose callback it is: as `POST /streams`, or an `operationId`.
   * @throws {UsageError} if there is none, or several operations have one.
   */
  find(name: string, operation?: string): OwnedCallback;
}

/** Prepares finding the callbacks and webhooks of a contract. */
export function compileCallbacks(contract: Contract): Callbacks {
  const { operations } = contract;
  const of = lazily((owner: Operation): readonly OwnedCallback[] =>
    readCallbacks(contract, owner).map((callback) => ({ ...callback, owner })),
  );
  const all = once((): readonly OwnedCallback[] => [
    ...readWebhooks(contract),
    ...operations.flatMap(of),
  ]);
  return {
    of,
    find(name, operation) {
      const among = operation === undefined ? all() : of(findOperation(operations, operation));
      const found = among.filter((one) => one.name === name || one.operation.operationId === name);
      const [first] = found;
      if (first === undefined) throw unknown(name, among);
      const others = found.filter(({ owner }) => owner !== undefined && owner !== first.owner);
      if (first.owner !== undefined && others.length > 0) throw ambiguous(name, [first, ...others]);
      return first;
    },
  };
}

function unknown(name: string, known: readonly OwnedCallback[]): UsageError {
  const names = [...new Set(known.map((one) => one.name))].join(', ');
  return new UsageError({
    problem: 'there is no such callback or webhook',
    expected: names === '' ? 'none: the contract documents none' : `one of ${names}`,
    received: name,
  });
}

function ambiguous(name: string, found: readonly OwnedCallback[]): UsageError {
  const owners = new Set(found.flatMap(({ owner }) => owner?.id ?? []));
  return new UsageError({
    problem: `several operations have a callback ${name}`,
    expected: `the operation with it: ${[...owners].join(', ')}`,
    received: 'none',
  });
}
