import { type CheckOutcome, type Examined, FULFILLED } from '../check.ts';
import { bodyOutcome } from './body.ts';

/** The response body is there where one is documented, can be read and satisfies its schema. */
export function responseBody(examined: Examined): CheckOutcome {
  const { exchange, documented } = examined;
  if (documented === undefined) return FULFILLED;
  if (exchange.omitted?.response !== undefined) {
    return { breaches: [], unjudged: exchange.omitted.response };
  }
  return bodyOutcome(examined.responseBody(), 'response.body', examined);
}
