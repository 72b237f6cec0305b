import { type CheckOutcome, type Examined, FULFILLED } from '../check.ts';
import { bodyOutcome } from './body.ts';

/** The request body is there where required, can be read and satisfies its schema. */
export function requestBody(examined: Examined): CheckOutcome {
  const { exchange, refused } = examined;
  if (refused) return FULFILLED;
  if (exchange.omitted?.request !== undefined) {
    return { breaches: [], unjudged: exchange.omitted.request };
  }
  return bodyOutcome(examined.requestBody(), 'request.body', examined);
}
