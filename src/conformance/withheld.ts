import type { PlacedViolation } from '../compile/violation.ts';
import { parsePointer } from '../contract/pointer.ts';
import type { Exchange } from '../http/exchange.ts';
import { isMasked } from '../recording/redaction.ts';
import { type IsSecret, isCredentialName } from '../recording/secret-name.ts';

/**
 * Whether a violation is about a credential that the recording masks, or lacks where recorders leave such
 * out: browsers export neither `Authorization` nor cookies. Members of bodies they mask at most.
 *
 * @param isSecret whether a header, parameter or cookie of a name is a credential.
 */
export function isWithheld(
  { at, pointer, value }: PlacedViolation,
  { request }: Exchange,
  isSecret: IsSecret,
): boolean {
  if (value !== undefined && !(typeof value === 'string' && isMasked(value))) return false;
  const names = parsePointer(pointer);
  switch (at) {
    case 'request.header':
      return names.slice(0, 1).some(isSecret);
    case 'request.query':
      // A key that is missing may be one of a cache: recorders leave out what certainly is a credential.
      return names.slice(0, 1).some(value === undefined ? isCredentialName : isSecret);
    case 'request.cookie':
      return names.slice(0, 1).some(isSecret) || request.headers.cookie === undefined;
    case 'response.header':
      return names[0] === 'set-cookie' || names.slice(0, 1).some(isSecret);
    case 'request.body':
    case 'response.body':
      return value !== undefined && names.slice(-1).some(isCredentialName);
    default:
      return false;
  }
}
