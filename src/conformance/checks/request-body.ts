import { hasBody } from '../../compile/body-media-type.ts';
import { breached, type CheckOutcome, type Examined, FULFILLED, unjudged } from '../check.ts';
import { bodyOutcome, severityOfUndocumentedBody, sizeOf } from './body.ts';

/**
 * The request body is there where required, can be read and satisfies its schema; there is none where
 * none is documented.
 */
export function requestBody(examined: Examined): CheckOutcome {
  const { exchange, operation, policy, refused } = examined;
  if (refused) return FULFILLED;
  // Of a form without its text the parts may be there.
  if (exchange.omitted?.request !== undefined && !hasBody(exchange.request)) {
    const mayBeAny = operation.requestBody === undefined && !policy.strict;
    return mayBeAny ? FULFILLED : unjudged('recording', exchange.omitted.request);
  }
  if (operation.requestBody === undefined && hasBody(exchange.request)) {
    return breached({
      severity: severityOfUndocumentedBody(policy),
      at: 'request.body',
      pointer: '',
      received: sizeOf(exchange.request),
      documented: 'no body',
      contractPointer: operation.pointer,
    });
  }
  return bodyOutcome(examined.requestBody(), 'request.body', examined);
}
