import { credentialPlace, readCredential } from '../../compile/credential.ts';
import type { Pointer, SecurityRequirement } from '../../contract/contract.ts';
import { childPointer, valueAt } from '../../contract/pointer.ts';
import { isMasked } from '../../recording/redaction.ts';
import { breached, type CheckOutcome, type Examined, FULFILLED } from '../check.ts';
import { queryOf } from '../subject.ts';

/**
 * A request that was let in, answered with a success, presents a documented credential. A recording
 * may lack, blank or mask it, as recorders do by default: that is no breach. Only a replay, whose
 * requests are known to the letter, can show that a target lets in a request without one.
 */
export function requestSecurity(examined: Examined): CheckOutcome {
  const { operation, succeeded, response } = examined;
  if (!succeeded || operation.security.length === 0) return FULFILLED;
  const faults = operation.security.map((requirement) => faultOf(requirement, examined));
  if (faults.includes(undefined)) return FULFILLED;
  return breached({
    at: 'request',
    pointer: '',
    received: `${faults[0]}, answered ${response.status}`,
    documented: describe(operation.security),
    contractPointer: securityPointer(examined),
  });
}

/** What a request lacks of a requirement; `undefined` where it meets it, as far as can be seen. */
function faultOf(requirement: SecurityRequirement, examined: Examined): string | undefined {
  const { subject, exchange, policy } = examined;
  const presented = { headers: exchange.request.headers, query: queryOf(exchange.request) };
  for (const name of requirement.keys()) {
    const scheme = subject.compiled.contract.securitySchemes.get(name);
    if (scheme === undefined || scheme.type === 'mutualTLS') continue;
    const credential = readCredential(scheme, presented);
    if (credential.state === 'present') continue;
    const place = credentialPlace(scheme);
    const text = credential.state === 'missing' ? '' : credential.text.trim();
    if (text === '' && policy.replayed) return `${place} is missing`;
    if (text !== '' && !isMasked(text)) return `${place} holds no well-formed credential`;
  }
  return undefined;
}

/** An operation's own requirements, else those of the whole document (OpenAPI 3.1 §4.8.10). */
function securityPointer({ operation, subject }: Examined): Pointer {
  const own = childPointer(operation.pointer, 'security');
  return valueAt(subject.compiled.contract.document, own) === undefined ? '/security' : own;
}

function describe(security: readonly SecurityRequirement[]): string {
  return security
    .map((requirement) => [...requirement.keys()].join(' and ') || 'none')
    .join(', or ');
}
