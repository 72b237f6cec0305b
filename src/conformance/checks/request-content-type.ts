import { type CheckOutcome, type Examined, FULFILLED } from '../check.ts';
import { contentTypeOutcome } from './content-type.ts';

/** The request body is of a documented media type. */
export function requestContentType(examined: Examined): CheckOutcome {
  if (examined.refused) return FULFILLED;
  return contentTypeOutcome(examined.requestBody(), 'request', examined.policy);
}
