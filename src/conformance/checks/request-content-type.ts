import { type CheckOutcome, type Examined, FULFILLED } from '../check.ts';
import { contentTypeOutcome } from './content-type.ts';

/** The request body is of a documented media type. */
export function requestContentType(examined: Examined): CheckOutcome {
  const { subject, operation, exchange, policy, refused } = examined;
  if (refused || operation.requestBody === undefined) return FULFILLED;
  const match = subject.compiled.matchMediaType(operation.requestBody, exchange.request);
  return contentTypeOutcome(match, 'request', policy);
}
