import { hasBody } from '../../compile/body-media-type.ts';
import { carriesBody } from '../../http/exchange.ts';
import { breached, type CheckOutcome, type Examined, FULFILLED, unjudged } from '../check.ts';
import { bodyOutcome, severityOfUndocumentedBody, sizeOf } from './body.ts';

/**
 * The response body is there where one is documented, can be read and satisfies its schema; there is
 * none where none is documented, nor with 204, 205 and to HEAD (RFC 9110 §6.4.1). With 304 it would be
 * that of the client's cache.
 */
export function responseBody(examined: Examined): CheckOutcome {
  const { exchange, response, documented, policy } = examined;
  if (documented === undefined) return FULFILLED;
  if (exchange.omitted?.response !== undefined) {
    const mayBeAny = documented.content.length === 0 && !policy.strict;
    return mayBeAny ? FULFILLED : unjudged('recording', exchange.omitted.response);
  }
  const { status } = response;
  const { method } = exchange.request;
  const isCarried = carriesBody(method, status);
  const isDocumented = isCarried && documented.content.length > 0;
  if (status === 304 || isDocumented || !hasBody(response)) {
    return bodyOutcome(examined.responseBody(), 'response.body', examined);
  }
  const unexpected = { at: 'response.body', pointer: '', received: sizeOf(response) } as const;
  const contractPointer = documented.pointer;
  if (isCarried) {
    const severity = severityOfUndocumentedBody(policy);
    return breached({ ...unexpected, severity, documented: 'no body', contractPointer });
  }
  const none = method === 'HEAD' ? 'no body to HEAD' : `no body with ${status}`;
  return breached({ ...unexpected, documented: none, contractPointer });
}
