import type { Operation } from '../../contract/contract.ts';
import type { Fault } from '../problem.ts';
import type { Subject } from '../subject.ts';

/**
 * No two path templates differ in their parameters' names alone (OpenAPI 3.1 §4.8.8.1): a request
 * for one is a request for the other. Where they share no method, they can be told apart after all.
 */
export function operationsDistinct({ contract }: Subject): Fault[] {
  const { operations } = contract;
  const byShape = Map.groupBy(operations, ({ path }) => path.replaceAll(/\{[^{}]*\}/g, '{}'));
  return [...byShape.values()].flatMap((alike) =>
    alike.flatMap((operation, index) => clash(operation, alike.slice(0, index))),
  );
}

function clash(operation: Operation, earlier: readonly Operation[]): Fault[] {
  const others = earlier.filter(({ path }) => path !== operation.path);
  const same = others.find(({ method }) => method === operation.method);
  const other = same ?? others[0];
  if (other === undefined) return [];
  const pointer = operation.pointer;
  if (same === undefined) {
    const message = `${operation.path} and ${other.path} are one path with two names`;
    return [{ severity: 'warning', pointer, message }];
  }
  return [{ pointer, message: `${operation.id} and ${same.id} match the same requests` }];
}
