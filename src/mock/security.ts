import { credentialPlace, type Presented } from '../compile/credential.ts';
import { presentedSchemes } from '../compile/security-requirement.ts';
import type { Contract, Operation, SecurityRequirement } from '../contract/contract.ts';
import { DENIAL_KINDS, type DenialKind } from '../semantics/semantics.ts';

/** A make-believe credential that the mock knows. Without scopes it has every scope. */
export interface Credential {
  readonly value: string;
  readonly scopes?: readonly string[];
}

/** The mock's make-believe credentials, by security scheme. A scheme without known ones accepts all. */
export interface Credentials {
  readonly known: ReadonlyMap<string, readonly Credential[]>;
  readonly rejected: ReadonlyMap<string, readonly string[]>;
}

/** Why a request isn't let in. */
export interface Denial {
  readonly kind: DenialKind;
  readonly scheme: string;
  readonly reason: string;
}

/**
 * Whether an operation's security lets a request in: one of its requirements must hold, and in it
 * every scheme (OpenAPI 3.1 §4.8.30). Otherwise the denial that came nearest to being let in.
 */
export function authorise(
  contract: Contract,
  operation: Operation,
  presented: Presented,
  credentials: Credentials,
): Denial | undefined {
  let nearest: Denial | undefined;
  for (const requirement of operation.security) {
    const denial = firstDenial(requirement, contract, presented, credentials);
    if (denial === undefined) return undefined;
    if (nearest === undefined || nearness(denial) > nearness(nearest)) nearest = denial;
  }
  return nearest;
}

function nearness({ kind }: Denial): number {
  return DENIAL_KINDS.indexOf(kind);
}

function firstDenial(
  requirement: SecurityRequirement,
  contract: Contract,
  presented: Presented,
  credentials: Credentials,
): Denial | undefined {
  const schemes = presentedSchemes(requirement, contract.securitySchemes, presented);
  for (const { name, scheme, scopes, credential } of schemes) {
    const place = credentialPlace(scheme);
    if (credential.state === 'missing') {
      return { kind: 'missing', scheme: name, reason: `${place} is missing` };
    }
    if (credential.state === 'malformed') {
      const reason = `${place} holds no well-formed credential`;
      return { kind: 'malformed', scheme: name, reason };
    }
    const denial = judge(credential.value, name, scopes, credentials);
    if (denial !== undefined) return denial;
  }
  return undefined;
}

function judge(
  value: string,
  scheme: string,
  scopes: readonly string[],
  { known, rejected }: Credentials,
): Denial | undefined {
  if (rejected.get(scheme)?.includes(value)) {
    return { kind: 'unknown', scheme, reason: 'the credential is rejected' };
  }
  const candidates = known.get(scheme);
  if (candidates === undefined) return undefined;
  const credential = candidates.find((candidate) => candidate.value === value);
  if (credential === undefined)
    return { kind: 'unknown', scheme, reason: 'the credential is unknown' };
  const lacking = scopes.filter((scope) => credential.scopes?.includes(scope) === false);
  if (lacking.length === 0) return undefined;
  return {
    kind: 'insufficient',
    scheme,
    reason: `the credential lacks the scope ${lacking.join(', ')}`,
  };
}
