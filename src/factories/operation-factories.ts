import type { Direction } from '../compile/direction.ts';
import { once } from '../compile/lazily.ts';
import type { Pointer } from '../contract/contract.ts';
import { createFactory, type Source } from './factory.ts';
import type { VariantOptions } from './types.ts';
import { variantsOf } from './variants.ts';

/** The bodies of an operation. */
export interface FactoryOperation {
  /** What it is called: `GET /events/data_series`, and its operationId. */
  readonly ids: readonly string[];
  /** The schema of its request body. */
  readonly request?: Pointer;
  /** By status as documented, in the document's order: the schema of the body, null where there is none. */
  readonly responses: Readonly<Record<string, Pointer | null>>;
}

/** Gives what makes the values of a schema; `status` is that of the response that they are the body of. */
export type SourceOf = (
  name: string,
  pointer: Pointer,
  direction: Direction,
  status?: number,
) => Source;

/** The factories of the bodies of operations, by what these are called; made when they are first asked for. */
export function operationFactories(
  operations: readonly FactoryOperation[],
  sourceOf: SourceOf,
  seed: string,
): { readonly requests: object; readonly responses: object } {
  const requests = {};
  const responses = {};
  for (const operation of operations) {
    const { ids, request } = operation;
    const requestOf = once(
      () =>
        request && createFactory(sourceOf(`the request of ${ids[0]}`, request, 'request'), seed),
    );
    const responsesOf = once(() => responseFactories(operation, sourceOf, seed));
    for (const id of ids) {
      if (request !== undefined) addLazily(requests, id, requestOf);
      addLazily(responses, id, responsesOf);
    }
  }
  return { requests, responses };
}

function responseFactories({ ids, responses }: FactoryOperation, sourceOf: SourceOf, seed: string) {
  const statuses = Object.keys(responses);
  const answers = Object.entries(responses).map(([documented, pointer]) => {
    const status = numberOf(documented, statuses);
    const name = `${ids[0]} ${documented}`;
    const source = pointer === null ? undefined : sourceOf(name, pointer, 'response', status);
    return { documented, status, source };
  });
  const factories = {
    variants: (options?: VariantOptions) => variantsOf(answers, seed, options),
  };
  for (const { documented, source } of answers) {
    if (source !== undefined) addLazily(factories, documented, () => createFactory(source, seed));
  }
  return factories;
}

/** Gives an object a member that is made when it is first asked for. */
export function addLazily(object: object, name: string, make: () => unknown): void {
  Object.defineProperty(object, name, { get: once(make), enumerable: true, configurable: true });
}

/** The number that stands for a documented status: of a range, the first that isn't documented itself. */
function numberOf(documented: string, statuses: readonly string[]): number {
  if (/^\d+$/.test(documented)) return Number(documented);
  const hasSuccess = statuses.some((status) => status.startsWith('2'));
  const first = documented === 'default' ? (hasSuccess ? 500 : 200) : Number(documented[0]) * 100;
  let number = first;
  while (statuses.includes(String(number))) number += 1;
  return number;
}
