import type { CompiledContract } from '../compile/compiled-contract.ts';
import type { FakeContext } from '../compile/fakes/compile.ts';
import type { Operation } from '../contract/contract.ts';
import type { HttpRequest } from '../http/exchange.ts';
import type { MockState, OperationSemantics } from '../semantics/semantics.ts';
import type { Preference } from './preference.ts';

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
  /** Keyed by the seed alone: what the semantics draw from. */
  readonly state: MockState;
}

/**
 * What the fakes of an answer draw from: keyed by the request, so that another gets other values.
 * @param status of the answer, which the body of an error may tell too.
 */
export function fakeContext(visit: Visit, status: number): FakeContext {
  const { operation, path, query, request, state } = visit;
  const body = request.body === undefined ? '' : Buffer.from(request.body).toString('latin1');
  const key = `${operation.id} ${Object.values(path).join('/')}?${query} ${body}`;
  const random = state.random.derive(key);
  return { ...state, random, ...(status >= 400 && { errorStatus: status }) };
}
