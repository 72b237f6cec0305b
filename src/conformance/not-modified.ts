import type { Operation } from '../contract/contract.ts';

/** Whether an operation names the answer 304; `default` doesn't mean it. */
export function documentsNotModified({ responses }: Operation): boolean {
  return responses.some(({ status }) => status === '304' || status === '3XX');
}
