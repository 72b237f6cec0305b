import { hasBody } from '../../compile/body-media-type.ts';
import { childPointer } from '../../contract/pointer.ts';
import { carriesBody } from '../../http/exchange.ts';
import { breached, type CheckOutcome, type Examined, FULFILLED } from '../check.ts';

/** The status is documented: exactly, as a range, or by `default`. */
export function statusDocumented(examined: Examined): CheckOutcome {
  const { operation, exchange, response, documented, policy } = examined;
  if (documented !== undefined) return FULFILLED;
  return breached({
    at: 'response',
    pointer: '',
    received: String(response.status),
    documented: operation.responses.map(({ status }) => status).join(', '),
    contractPointer: childPointer(operation.pointer, 'responses'),
    hides:
      hasBody(response) &&
      (policy.strict || !carriesBody(exchange.request.method, response.status)),
    cause: String(response.status),
  });
}
