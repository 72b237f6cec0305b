import { hash32 } from '../../src/compile/random.ts';
import type { Caller } from '../../src/semantics/semantics.ts';

/** Whoever makes a request: a member of the workspace. */
export interface Member {
  readonly id: string;
  readonly isAdmin: boolean;
}

/**
 * The member whose token a request presents: the subject of a JWT (RFC 7519 §4.1.2), else an id that
 * is always the same for the same token. Scopes are roles; a token without any has every role.
 */
export function memberOf(caller: Caller | undefined): Member {
  const { value = '', scopes } = caller ?? {};
  return {
    id: subjectOf(value) ?? `member_${hash32(value).toString(16).padStart(8, '0')}`,
    isAdmin: scopes === undefined || scopes.includes('admin'),
  };
}

/** The mock verifies no signature: its tokens are make-believe. */
function subjectOf(token: string): string | undefined {
  const [, payload, signature] = token.split('.');
  if (payload === undefined || signature === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const { sub } = claims as { sub?: unknown };
    return typeof sub === 'string' && sub !== '' ? sub : undefined;
  } catch {
    return undefined;
  }
}
