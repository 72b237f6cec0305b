import { documentedResponse } from '../../compile/response.ts';
import { childPointer } from '../../contract/pointer.ts';
import { breached, type CheckOutcome, type Examined, FULFILLED, unjudged } from '../check.ts';

/**
 * A target answers as the recorded API did, so far by status: another class of status is an error,
 * another status of the same class a warning.
 */
export function drift({ operation, response, recorded }: Examined): CheckOutcome {
  if (recorded === undefined) return FULFILLED;
  const { status, incomparable } = recorded;
  if (status === null) return unjudged('recording', 'the recording holds no answer');
  if (meaning(status) === meaning(response.status)) return FULFILLED;
  if (incomparable !== undefined) return unjudged('recording', incomparable);
  const documented = documentedResponse(operation, status);
  return breached({
    severity: classOf(status) === classOf(response.status) ? 'warning' : 'error',
    at: 'response',
    pointer: '',
    received: String(response.status),
    documented: `${status} in the recording`,
    contractPointer: documented?.pointer ?? childPointer(operation.pointer, 'responses'),
    cause: `${status} became ${response.status}`,
  });
}

/** 304 says that the 200 which the client has is still good (RFC 9110 §15.4.5). */
function meaning(status: number): number {
  return status === 304 ? 200 : status;
}

function classOf(status: number): number {
  return Math.floor(meaning(status) / 100);
}
