import type { Breach } from '../finding.ts';

/** The path of a request to a documented server is documented. */
export function operationDocumented(method: string, path: string): Breach {
  return {
    at: 'request',
    pointer: '',
    received: `${method} ${path}`,
    documented: 'no such path',
    contractPointer: '/paths',
    cause: `${method} ${path}`,
  };
}
