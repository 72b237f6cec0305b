import type { SecurityRequirement, SecurityScheme } from '../contract/contract.ts';
import { type Presented, type PresentedCredential, readCredential } from './credential.ts';

/** What a request presents for one scheme of a security requirement. */
export interface PresentedScheme {
  readonly name: string;
  readonly scheme: SecurityScheme;
  /** Those that the requirement asks for. */
  readonly scopes: readonly string[];
  readonly credential: PresentedCredential;
}

/**
 * Reads what a request presents for the schemes of a requirement, all of which must hold together
 * (OpenAPI 3.1 §4.8.30). A scheme that isn't declared is left out, and so is a client certificate:
 * it is shown to the transport, not in the request.
 */
export function presentedSchemes(
  requirement: SecurityRequirement,
  schemes: ReadonlyMap<string, SecurityScheme>,
  presented: Presented,
): PresentedScheme[] {
  const found: PresentedScheme[] = [];
  for (const [name, scopes] of requirement) {
    const scheme = schemes.get(name);
    if (scheme === undefined || scheme.type === 'mutualTLS') continue;
    found.push({ name, scheme, scopes, credential: readCredential(scheme, presented) });
  }
  return found;
}
