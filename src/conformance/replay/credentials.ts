import { readCredential, withCredential } from '../../compile/credential.ts';
import { type PresentedScheme, presentedSchemes } from '../../compile/security-requirement.ts';
import type { Operation, SecurityRequirement, SecurityScheme } from '../../contract/contract.ts';
import type { Exchange, HttpRequest } from '../../http/exchange.ts';
import { isMasked } from '../../recording/redaction.ts';
import { type OperationMatch, presentedBy } from '../subject.ts';
import { isRefusal } from './answer.ts';
import { withoutSecrets } from './secrets.ts';
import type { Target } from './target.ts';

type Schemes = ReadonlyMap<string, SecurityScheme>;

/**
 * Takes the recorded credentials out of a request where they are masked, where the target isn't
 * local, and where the target has one of its own, and puts in the target's. A recorded refusal (401,
 * 403) gets none put in: that is what was shown.
 */
export function withTargetCredentials(
  recorded: HttpRequest,
  { response }: Exchange,
  { operation, subject }: OperationMatch,
  target: Target,
): HttpRequest {
  const schemes = subject.compiled.contract.securitySchemes;
  const refused = response !== undefined && isRefusal(response.status);
  const request = withoutRecorded(recorded, schemes, target, refused);
  const requirement = refused ? undefined : choose(operation, schemes, request, target);
  if (requirement === undefined) return request;
  let result = request;
  for (const { name, scheme } of missingSchemes(requirement, schemes, request)) {
    result = withCredential(result, scheme, credentialFor(name, scheme, target));
  }
  return result;
}

function withoutRecorded(
  recorded: HttpRequest,
  schemes: Schemes,
  target: Target,
  refused: boolean,
): HttpRequest {
  let request = recorded;
  for (const [name, scheme] of schemes) {
    const presented = readCredential(scheme, presentedBy(request));
    const isReplaced = !refused && target.credentials.has(name);
    const isKept = target.local && !isReplaced;
    if (presented.state === 'missing' || (isKept && !isMasked(presented.text))) continue;
    request = withCredential(request, scheme, undefined);
  }
  return target.local ? request : withoutSecrets(request);
}

/**
 * The first requirement that the request meets already, else the first that the target's credentials
 * complete.
 */
function choose(
  { security }: Operation,
  schemes: Schemes,
  request: HttpRequest,
  target: Target,
): SecurityRequirement | undefined {
  const asked = security.filter((requirement) => requirement.size > 0);
  const missing = (requirement: SecurityRequirement) =>
    missingSchemes(requirement, schemes, request);
  return (
    asked.find((requirement) => missing(requirement).length === 0) ??
    asked.find((requirement) =>
      missing(requirement).every(
        ({ name, scheme }) => credentialFor(name, scheme, target) !== undefined,
      ),
    )
  );
}

/** A credential that a target is shown; a mock, which accepts any, one that is made up where it has none. */
function credentialFor(
  name: string,
  scheme: SecurityScheme,
  { credentials, mock }: Target,
): string | undefined {
  return credentials.get(name) ?? (mock ? makeBelieve(scheme) : undefined);
}

function makeBelieve(scheme: SecurityScheme): string {
  return scheme.type === 'http' && scheme.scheme === 'basic' ? 'make:believe' : 'make-believe';
}

/** The schemes of a requirement for which a request presents nothing. */
function missingSchemes(
  requirement: SecurityRequirement,
  schemes: Schemes,
  request: HttpRequest,
): PresentedScheme[] {
  return presentedSchemes(requirement, schemes, presentedBy(request)).filter(
    ({ credential }) => credential.state === 'missing',
  );
}
