import type { Operation, Response } from '../contract/contract.ts';

/**
 * The documented response for a status: the exact one, else its range (`4XX`), else `default`
 * (OpenAPI 3.1 §4.8.16); `undefined` where none is documented.
 */
export function documentedResponse(operation: Operation, status: number): Response | undefined {
  const range = `${Math.floor(status / 100)}XX`;
  return (
    operation.responses.find((response) => response.status === String(status)) ??
    operation.responses.find((response) => response.status === range) ??
    operation.responses.find((response) => response.status === 'default')
  );
}
