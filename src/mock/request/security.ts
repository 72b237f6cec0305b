import { credentialPlace, type Presented } from '../../compile/credential.ts';
import { presentedSchemes } from '../../compile/security-requirement.ts';
import type { Contract, Operation, SecurityRequirement } from '../../contract/contract.ts';
import { type Caller, DENIAL_KINDS, type DenialKind } from '../../semantics/semantics.ts';

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

/** Who a request comes from, or why it isn't let in. */
export type Authorisation =
  | { readonly denial: Denial; readonly caller?: never }
  | { readonly denial?: never; readonly caller: Caller | undefined };

/** Judges a credential by what the mock remembers of it; `undefined` where it remembers nothing. */
export type KnowsCredential = (credential: Caller) => boolean | undefined;

/**
 * Whether an operation's security lets a request in: one of its requirements must hold, and in it
 * every scheme (OpenAPI 3.1 §4.8.30). Otherwise the denial that came nearest to being let in.
 */
export function authorise(
  contract: Contract,
  operation: Operation,
  presented: Presented,
  credentials: Credentials,
  knows?: KnowsCredential,
): Authorisation {
  let nearest: Denial | undefined;
  for (const requirement of operation.security) {
    const { denial, caller } = hold(requirement, contract, presented, credentials, knows);
    if (denial === undefined) return { caller };
    if (nearest === undefined || nearness(denial) > nearness(nearest)) nearest = denial;
  }
  return nearest === undefined ? { caller: undefined } : { denial: nearest };
}

function nearness({ kind }: Denial): number {
  return DENIAL_KINDS.indexOf(kind);
}

/** The caller is whose credential stands last in a requirement of several. */
function hold(
  requirement: SecurityRequirement,
  contract: Contract,
  presented: Presented,
  credentials: Credentials,
  knows: KnowsCredential | undefined,
): Authorisation {
  let caller: Caller | undefined;
  const schemes = presentedSchemes(requirement, contract.securitySchemes, presented);
  for (const { name, scheme, scopes, credential } of schemes) {
    if (credential.state !== 'present') {
      const { state: kind } = credential;
      const what = kind === 'missing' ? 'is missing' : 'holds no well-formed credential';
      return { denial: { kind, scheme: name, reason: `${credentialPlace(scheme)} ${what}` } };
    }
    const identified = identify({ scheme: name, value: credential.value }, credentials, knows);
    if (identified.denial !== undefined) return identified;
    caller = identified.caller;
    const lacking = scopes.filter((scope) => caller?.scopes?.includes(scope) === false);
    if (lacking.length > 0) {
      const reason = `the credential lacks the scope ${lacking.join(', ')}`;
      return { denial: { kind: 'insufficient', scheme: name, reason } };
    }
  }
  return { caller };
}

function identify(
  presented: Caller,
  { known, rejected }: Credentials,
  knows: KnowsCredential | undefined,
): Authorisation {
  const { scheme, value } = presented;
  if (rejected.get(scheme)?.includes(value)) {
    return { denial: { kind: 'unknown', scheme, reason: 'the credential is rejected' } };
  }
  const remembered = knows?.(presented);
  const candidates = remembered === true ? undefined : known.get(scheme);
  const credential = candidates?.find((candidate) => candidate.value === value);
  if (remembered === false || (candidates !== undefined && credential === undefined)) {
    return { denial: { kind: 'unknown', scheme, reason: 'the credential is unknown' } };
  }
  return { caller: { ...presented, scopes: credential?.scopes } };
}
