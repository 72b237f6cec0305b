import type { Contract } from '../../contract/contract.ts';
import { nearest } from '../../contract/near-miss.ts';
import type { Breach } from '../finding.ts';

/** The path of a request to a documented server is documented. */
export function operationDocumented(
  method: string,
  path: string,
  { operations }: Contract,
): Breach {
  const meant = nearest(path, new Set(operations.map((operation) => operation.path)));
  return {
    at: 'request',
    pointer: '',
    received: `${method} ${path}`,
    documented: meant === undefined ? 'no such path' : `no such path; the nearest is ${meant}`,
    contractPointer: '/paths',
    cause: `${method} ${path}`,
  };
}
