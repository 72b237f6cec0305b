import { documentedResponse } from '../../compile/response.ts';
import { childPointer } from '../../contract/pointer.ts';
import { breached, type CheckOutcome, type Examined, FULFILLED, unjudged } from '../check.ts';
import { statusSeverity } from '../drift/status.ts';

/**
 * A target answers with the status that was recorded: another class of status is an error, another
 * status of the same class a warning. What else differs from the recorded answer is no breach where the
 * contract allows it, and a finding of another check where it doesn't: the report has a table of it.
 */
export function drift({ operation, response, recorded }: Examined): CheckOutcome {
  if (recorded === undefined) return FULFILLED;
  const { status, incomparable } = recorded;
  if (status === null) return unjudged('recording', 'the recording holds no answer');
  const severity = statusSeverity(status, response.status);
  if (severity === undefined) return FULFILLED;
  if (incomparable !== undefined) return unjudged('recording', incomparable);
  const documented = documentedResponse(operation, status);
  return breached({
    severity,
    at: 'response',
    pointer: '',
    received: String(response.status),
    documented: `${status} in the recording`,
    contractPointer: documented?.pointer ?? childPointer(operation.pointer, 'responses'),
    cause: `${status} became ${response.status}`,
  });
}
