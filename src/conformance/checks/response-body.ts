import { hasBody } from '../../compile/body-media-type.ts';
import { carriesBody } from '../../http/exchange.ts';
import { breached, type CheckOutcome, type Examined, FULFILLED } from '../check.ts';
import { bodyOutcome } from './body.ts';

/**
 * The response body is there where one is documented, can be read and satisfies its schema; there is
 * none with 204, 205 and to HEAD (RFC 9110 §6.4.1). With 304 it would be that of the client's cache.
 */
export function responseBody(examined: Examined): CheckOutcome {
  const { exchange, response, documented } = examined;
  if (documented === undefined) return FULFILLED;
  if (exchange.omitted?.response !== undefined) {
    return { breaches: [], unjudged: exchange.omitted.response };
  }
  const { status } = response;
  const { method } = exchange.request;
  if (hasBody(response) && status !== 304 && !carriesBody(method, status)) {
    return breached({
      at: 'response.body',
      pointer: '',
      received: `a body, answered ${status} to ${method}`,
      documented: 'none',
      contractPointer: documented.pointer,
    });
  }
  return bodyOutcome(examined.responseBody(), 'response.body', examined);
}
