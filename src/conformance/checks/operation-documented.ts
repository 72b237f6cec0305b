import type { Contract } from '../../contract/contract.ts';
import { nearest } from '../../contract/near-miss.ts';
import { type Breach, withoutIds } from '../finding.ts';

/** How many servers are named. */
const MOST_NAMED = 3;

/**
 * The path of a request to a documented server is documented.
 * @param elsewhere the URLs of other servers, where it is.
 */
export function operationDocumented(
  method: string,
  path: string,
  elsewhere: readonly string[],
  { operations }: Contract,
): Breach {
  return {
    at: 'request',
    pointer: '',
    received: `${method} ${path}`,
    documented: whatIs(path, elsewhere, operations),
    contractPointer: '/paths',
    cause: `${method} ${withoutIds(path)}`,
  };
}

function whatIs(
  path: string,
  elsewhere: readonly string[],
  operations: Contract['operations'],
): string {
  if (elsewhere.length > 0) {
    const more = elsewhere.length - MOST_NAMED;
    const named = elsewhere.slice(0, MOST_NAMED).join(', ');
    return `no such path on this host; it is one of ${named}${more > 0 ? ` and ${more} more` : ''}`;
  }
  const meant = nearest(path, new Set(operations.map((operation) => operation.path)));
  return meant === undefined ? 'no such path' : `no such path; the nearest is ${meant}`;
}
