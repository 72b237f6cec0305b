import { credentialPlace, type Presented } from '../../compile/credential.ts';
import { presentedSchemes } from '../../compile/security-requirement.ts';
import type { Pointer, SecurityRequirement } from '../../contract/contract.ts';
import { childPointer, valueAt } from '../../contract/pointer.ts';
import { isMasked } from '../../recording/redaction.ts';
import { breached, type CheckOutcome, type Examined, FULFILLED } from '../check.ts';
import { presentedBy } from '../subject.ts';

/** What a request lacks of a security requirement. */
interface Lack {
  readonly fault: string;
  /** Whether only the recording may lack it: recorders drop credentials by default. */
  readonly mayBeDropped: boolean;
}

/**
 * A request that was let in, answered with a success, presents a documented credential. A recording
 * may lack, blank or mask it, as recorders do by default: that is no breach. Only a replay, whose
 * requests are known to the letter, can show that a target lets in a request without one. One that
 * is malformed is a warning where the recording may lack that of an alternative.
 */
export function requestSecurity(examined: Examined): CheckOutcome {
  const { operation, succeeded, response } = examined;
  if (!succeeded || operation.security.length === 0) return FULFILLED;
  const presented = presentedBy(examined.exchange.request);
  const lacks = operation.security.map((requirement) => lackOf(requirement, presented, examined));
  const known = lacks.find((lack) => lack?.mayBeDropped === false);
  if (lacks.includes(undefined) || known === undefined) return FULFILLED;
  return breached({
    severity: lacks.some((lack) => lack?.mayBeDropped) ? 'warning' : 'error',
    at: 'request',
    pointer: '',
    received: `${known.fault}, answered ${response.status}`,
    documented: describe(operation.security),
    contractPointer: securityPointer(examined),
    cause: known.fault,
  });
}

/** `undefined` where the request meets the requirement, with a masked credential perhaps. */
function lackOf(
  requirement: SecurityRequirement,
  presented: Presented,
  { subject, policy }: Examined,
): Lack | undefined {
  const schemes = subject.compiled.contract.securitySchemes;
  let dropped: Lack | undefined;
  for (const { scheme, credential } of presentedSchemes(requirement, schemes, presented)) {
    if (credential.state === 'present') continue;
    const text = credential.state === 'missing' ? '' : credential.text.trim();
    if (text !== '' && isMasked(text)) continue;
    const place = credentialPlace(scheme);
    if (text !== '') {
      return { fault: `${place} holds no well-formed credential`, mayBeDropped: false };
    }
    if (policy.replayed) return { fault: `${place} is missing`, mayBeDropped: false };
    dropped ??= { fault: `${place} is missing`, mayBeDropped: true };
  }
  return dropped;
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
