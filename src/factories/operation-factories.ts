import type { Direction } from '../compile/direction.ts';
import { once } from '../compile/lazily.ts';
import { showValue } from '../compile/violation.ts';
import type { Pointer } from '../contract/contract.ts';
import { UsageError } from '../errors.ts';
import { createFactory, type Source } from './factory.ts';
import type { VariantOptions } from './types.ts';
import { type Answer, type AnswerBody, variantsOf } from './variants.ts';

/** The bodies of an operation. */
export interface FactoryOperation {
  /** What it is called: `GET /events/data_series`, and its operationId. */
  readonly ids: readonly string[];
  readonly request: FactoryBody;
  /** By status as documented, in the document's order. */
  readonly responses: Readonly<Record<string, FactoryBody>>;
}

/** The schemas of a body by media type, what it typically is first; empty where there is no body. */
export type FactoryBody = Readonly<Record<string, Pointer>>;

/** What the values of a schema are. */
export interface Subject {
  /** What they are called in messages. */
  readonly name: string;
  readonly pointer: Pointer;
  readonly direction: Direction;
  /** Of which media type a body is. */
  readonly mediaType?: string;
  /** Of which status a response is. */
  readonly status?: number;
}

/** Gives what makes values. */
export type SourceOf = (subject: Subject) => Source;

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
    const [body] = Object.entries(request);
    const responsesOf = once(() => responseFactories(operation, sourceOf, seed));
    for (const id of ids) addLazily(responses, id, responsesOf);
    if (body === undefined) continue;
    const [mediaType, pointer] = body;
    const name = `the request of ${ids[0]}`;
    const requestOf = once(() =>
      createFactory(sourceOf({ name, pointer, direction: 'request', mediaType }), seed),
    );
    for (const id of ids) addLazily(requests, id, requestOf);
  }
  return { requests, responses };
}

function responseFactories({ ids, responses }: FactoryOperation, sourceOf: SourceOf, seed: string) {
  const statuses = Object.keys(responses);
  const answers: Answer[] = [];
  const factories = {
    variants(options: VariantOptions = {}) {
      const { depth = Number.POSITIVE_INFINITY } = options;
      expectDepth(depth, ids[0]);
      return variantsOf(answers, seed, depth);
    },
  };
  for (const [documented, body] of Object.entries(responses)) {
    const status = numberOf(documented, statuses);
    const name = `${ids[0]} ${documented}`;
    const bodies = Object.entries(body).map(([mediaType, pointer]): AnswerBody => {
      const source = sourceOf({ name, pointer, direction: 'response', mediaType, status });
      return { mediaType, pointer, source };
    });
    answers.push({ status, bodies });
    const [typical] = bodies;
    if (typical !== undefined)
      addLazily(factories, documented, () => createFactory(typical.source, seed));
  }
  return factories;
}

function expectDepth(depth: number, operation: string | undefined): void {
  const isWhole = Number.isInteger(depth) || depth === Number.POSITIVE_INFINITY;
  if (isWhole && depth >= 0) return;
  throw new UsageError({
    problem: `no variants of ${operation} can be told`,
    expected: 'a depth that is a whole number from 0, or Infinity',
    received: showValue(depth),
  });
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
