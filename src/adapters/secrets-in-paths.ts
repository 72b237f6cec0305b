import { compiledOf } from '../compile/compiled-contract.ts';
import { secretPathValues } from '../conformance/masking.ts';
import { compileMatcher } from '../conformance/subject.ts';
import type { Contract } from '../contract/contract.ts';
import type { HttpRequest } from '../http/exchange.ts';

/**
 * Makes what tells the secrets in a request's path: the values of path parameters whose names are secret.
 * @param server a base URL at which each of the contracts is answered.
 */
export function secretsInPaths(
  contracts: readonly Contract[],
  server: string,
): (request: HttpRequest) => ReadonlySet<string> {
  const subjects = contracts.map((contract) => ({
    compiled: compiledOf(contract),
    semantics: undefined,
  }));
  const match = compileMatcher(subjects, [server]);
  return (request) => {
    const found = match(request);
    return found.kind === 'operation' ? secretPathValues(found) : new Set();
  };
}
