import { childPointer } from '../../contract/pointer.ts';
import { breached, type CheckOutcome, type Examined, FULFILLED } from '../check.ts';

/** The status is documented: exactly, as a range, or by `default`. */
export function statusDocumented({ operation, response, documented }: Examined): CheckOutcome {
  if (documented !== undefined) return FULFILLED;
  return breached({
    at: 'response',
    pointer: '',
    received: String(response.status),
    documented: operation.responses.map(({ status }) => status).join(', '),
    contractPointer: childPointer(operation.pointer, 'responses'),
    cause: String(response.status),
  });
}
