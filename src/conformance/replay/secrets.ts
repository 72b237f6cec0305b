import { withoutQueryPairs } from '../../compile/credential.ts';
import type { Json, SecurityScheme } from '../../contract/contract.ts';
import { childPointer } from '../../contract/pointer.ts';
import { decodeBody } from '../../http/body.ts';
import { type HttpRequest, headerPairs, headerValue } from '../../http/exchange.ts';
import { parseJson } from '../../http/json.ts';
import { parseQuery } from '../../http/query.ts';
import { syntaxOf } from '../../http/syntax.ts';
import { createPseudonyms } from '../../recording/pseudonyms.ts';
import { redactBody } from '../../recording/redact-body.ts';
import { readRedactRules } from '../../recording/redact-rules.ts';
import { isMasked, secretPairs } from '../../recording/redaction.ts';
import {
  type IsSecret,
  isCredentialName,
  isSecretAmong,
  isSecretName,
} from '../../recording/secret-name.ts';
import { holdsSecret } from '../../recording/secret-text.ts';
import { type OperationMatch, queryOf } from '../subject.ts';

const NO_RULES = readRedactRules([], isCredentialName);
const RULE = 'a recorded secret reaches no target but this machine';

/** A header field or query parameter of a recorded request that probably is a secret. */
export interface Secret {
  readonly in: 'header' | 'query';
  readonly name: string;
}

/** The request without what no scheme speaks of but probably is, or holds, a secret: a cookie, a URL. */
export function withoutSecrets(request: HttpRequest): HttpRequest {
  const secrets = headerPairs(request.headers).filter(
    ([name, text]) => isSecretName(name) || holdsSecret(text, isSecretName),
  );
  const dropped = new Set(secrets.map(([name]) => name));
  const fields = Object.entries(request.headers).filter(([name]) => !dropped.has(name));
  return withoutQueryPairs(
    { ...request, headers: Object.fromEntries(fields) },
    secretPairs(queryOf(request)),
  );
}

/** What a recorded request has and the one that is to be sent in its place lacks. */
export function leftOut(recorded: HttpRequest, sent: HttpRequest): Secret[] {
  const names = (request: HttpRequest) =>
    new Set(parseQuery(queryOf(request)).map(({ name }) => name));
  const headers = Object.keys(recorded.headers).filter(
    (name) => !Object.hasOwn(sent.headers, name),
  );
  return [
    ...headers.map((name) => ({ in: 'header', name }) as const),
    ...[...names(recorded).difference(names(sent))].map((name) => ({ in: 'query', name }) as const),
  ];
}

/**
 * Why a request can't be sent to a target that isn't local: it would lack a secret that it needs, or
 * hold one in its path or body.
 */
export function whyUnsendable(
  request: HttpRequest,
  match: OperationMatch,
  missing: readonly Secret[],
): string | undefined {
  const needed = missing.find((secret) => isRequired(secret, match));
  if (needed !== undefined) {
    return `it needs ${describe(needed)}, and ${RULE}: ${remedy(needed, match)}`;
  }
  const parameter = Object.entries(match.values).find((pair) => isCredential(pair));
  if (parameter !== undefined) return `its path holds {${parameter[0]}}, and ${RULE}`;
  const member = credentialInBody(request);
  return member === undefined ? undefined : `its body holds ${member}, and ${RULE}`;
}

/** Why nothing can be said of a request's refusal: it came without secrets of the recorded one. */
export function whyRefused(missing: readonly Secret[], match: OperationMatch): string | undefined {
  const [first] = missing;
  if (first === undefined) return undefined;
  return `it came without ${missing.map(describe).join(' and ')}, and ${RULE}: ${remedy(first, match)}`;
}

function describe({ in: location, name }: Secret): string {
  return location === 'header' ? `the ${name} header` : `the query parameter ${name}`;
}

function isRequired(secret: Secret, { operation }: OperationMatch): boolean {
  return operation.parameters.some(
    ({ required, name, in: location }) =>
      required &&
      (location === 'cookie'
        ? secret.name === 'cookie'
        : location === secret.in && name.toLowerCase() === secret.name.toLowerCase()),
  );
}

function remedy({ in: location, name }: Secret, { subject }: OperationMatch): string {
  const isOf = (scheme: SecurityScheme) =>
    scheme.type === 'apiKey' &&
    scheme.in === location &&
    scheme.name.toLowerCase() === name.toLowerCase();
  const [scheme] =
    [...subject.compiled.contract.securitySchemes].find(([, one]) => isOf(one)) ?? [];
  return scheme === undefined
    ? 'make it a security scheme of the contract, and --auth gives another'
    : `--auth ${scheme}=env:NAME gives another`;
}

function isCredential(
  [name, value]: readonly [string, unknown],
  isSecret: IsSecret = isCredentialName,
): boolean {
  if (typeof value === 'number') return isSecret(name);
  if (typeof value !== 'string' || value === '') return false;
  return (isSecret(name) && !isMasked(value)) || holdsSecret(value, isSecret);
}

/** The pointer of a credential in a body of JSON, its name in a form, or that another body holds one. */
function credentialInBody(request: HttpRequest): string | undefined {
  const { body, headers } = request;
  if (body === undefined) return undefined;
  const decoded = decodeBody(body, headers);
  if ('problem' in decoded) return secretInText(request);
  if (syntaxOf(headerValue(headers, 'content-type') ?? '') === 'form') {
    const fields = [...new URLSearchParams(decoded.text)];
    const names = fields.map(([name]) => name);
    const isSecret = isSecretAmong(names, isCredentialName);
    return fields.find((field) => isCredential(field, isSecret))?.[0];
  }
  const parsed = parseJson(decoded.text);
  return parsed.ok ? credentialPointer(parsed.value as Json) : secretInText(request);
}

/** Words for what a recorder would hide in a body, whose place has no name. */
function secretInText(request: HttpRequest): string | undefined {
  const pseudonyms = createPseudonyms('');
  const { omitted } = redactBody(request, { rules: NO_RULES, pseudonyms });
  if (pseudonyms.hidden > 0) return 'what looks like a secret';
  return omitted && 'what nobody can read';
}

function credentialPointer(document: Json): string | undefined {
  // Not by recursion: a body may be nested deeper than the stack.
  const open = [{ pointer: '', name: '', value: document }];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { pointer, name, value } = node;
    if (isCredential([name, value])) return pointer;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      // All below a credential's name is one.
      const inside = isCredentialName(name) ? name : key;
      open.push({ pointer: childPointer(pointer, key), name: inside, value: member });
    }
  }
  return undefined;
}
