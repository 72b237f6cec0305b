import type { CompiledContract } from '../compile/compiled-contract.ts';
import type { FakeContext } from '../compile/fakes/compile.ts';
import type { Random } from '../compile/random.ts';
import type { Operation } from '../contract/contract.ts';
import type { HttpRequest } from '../http/exchange.ts';
import type { OperationSemantics } from '../semantics/semantics.ts';
import type { Store } from '../semantics/store.ts';
import type { Preference } from './request/preference.ts';

/** One request to a documented operation, on its way through the engine. */
export interface Visit {
  readonly compiled: CompiledContract;
  readonly operation: Operation;
  readonly semantics: OperationSemantics | undefined;
  readonly request: HttpRequest;
  /** Raw values of the path's parameters. */
  readonly path: Readonly<Record<string, string>>;
  /** The template by which the path tells of the entity that is answered. */
  readonly entityTemplate: string;
  /** Raw, without what it asks of the mock. */
  readonly query: string;
  readonly preference: Preference;
  /** Whether documented examples come before what is made. */
  readonly preferExamples: boolean;
  /** The clock of the sandbox, in milliseconds since 1970. */
  readonly now: number;
  /** Where that clock started. */
  readonly start: number;
  /** Keyed by the seed alone: what the semantics draw from. */
  readonly random: Random;
  /** Keyed by the request's place among those of its sandbox. */
  readonly turn: () => Random;
  /** Keyed by the request: what its fakes draw from, so that another gets other values. */
  readonly fakes: () => Random;
  /** What the sandbox remembers. */
  readonly store: Store;
}

/** The stream of a request's fakes. */
export function streamOf(
  random: Random,
  operation: Operation,
  path: Readonly<Record<string, string>>,
  query: string,
  { body = '' }: HttpRequest,
): Random {
  // As bytes, so that a text and its bytes are the same request.
  const text = Buffer.from(body).toString('latin1');
  return random.derive(`${operation.id} ${Object.values(path).join('/')}?${query} ${text}`);
}

/**
 * What the fakes of an answer are made from.
 * @param status of the answer, which the body of an error may tell too.
 */
export function fakeContext(visit: Visit, status: number): FakeContext {
  const { now, start, random, fakes } = visit;
  if (status >= 400) return { now, start, random: fakes(), errorStatus: status };
  const entities = random.derive('entities');
  return { now, start, random: fakes(), entities, isNew: status === 201, successStatus: status };
}
