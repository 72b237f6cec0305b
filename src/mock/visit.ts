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
  /** Raw, without what it asks of the mock. */
  readonly query: string;
  readonly preference: Preference;
  /** The mock's clock, in milliseconds since 1970. */
  readonly now: number;
  /** Keyed by the seed alone: what the semantics draw from. */
  readonly random: Random;
  /** What the sandbox remembers. */
  readonly store: Store;
}

/**
 * What the fakes of an answer draw from: keyed by the request, so that another gets other values.
 * @param status of the answer, which the body of an error may tell too.
 */
export function fakeContext(visit: Visit, status: number): FakeContext {
  const { operation, path, query, request, now } = visit;
  const body = request.body === undefined ? '' : Buffer.from(request.body).toString('latin1');
  const key = `${operation.id} ${Object.values(path).join('/')}?${query} ${body}`;
  const random = visit.random.derive(key);
  const entities = visit.random.derive('entities');
  return { now, random, ...(status >= 400 ? { errorStatus: status } : { entities }) };
}
