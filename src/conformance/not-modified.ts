import type { Operation } from '../contract/contract.ts';
import type { Exchange } from '../http/exchange.ts';

/** Whether an exchange was answered with a 304 that isn't documented: caches ask for it, and get it, on their own (RFC 9110 §15.4.5). */
export function isNotModified({ request, response }: Exchange, operation: Operation): boolean {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  return isRead && response?.status === 304 && !documentsNotModified(operation);
}

/** Whether an operation names the answer 304; `default` doesn't mean it. */
export function documentsNotModified({ responses }: Operation): boolean {
  return responses.some(({ status }) => status === '304' || status === '3XX');
}
