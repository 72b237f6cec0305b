import { isLargerThan } from '../http/body.ts';
import { brokenRequestRule } from '../semantics/rules.ts';
import type { ValidRequest } from '../semantics/semantics.ts';
import type { Failure } from './failure.ts';
import { denied, invalid, ruleBroken, unreadable, unsupportedMediaType } from './refusal.ts';
import { authorise, type Credentials } from './security.ts';
import type { Visit } from './visit.ts';

/** A request that may be answered, or why it is refused. */
export type Examination =
  | { readonly failure: Failure; readonly valid?: never }
  | { readonly failure?: never; readonly valid: ValidRequest };

/**
 * Holds a request against its operation: security, parameters, body, then the rules of the semantics.
 * The first that it breaks refuses it.
 * @throws {SchemaError} if a schema doesn't compile.
 * @throws {SemanticsError} if a rule fails.
 */
export function examine(visit: Visit, credentials: Credentials): Examination {
  const { compiled, operation, semantics, request, path, query } = visit;
  const { headers } = request;
  const denial = authorise(compiled.contract, operation, { headers, query }, credentials);
  if (denial !== undefined) return { failure: denied(denial, semantics) };

  const { values, violations } = compiled.judgeParameters(operation, { path, query, headers });
  if (violations.length > 0) return { failure: invalid(violations) };

  const limit = semantics?.bodyLimit;
  if (limit !== undefined && isLargerThan(request, limit.bytes)) {
    return { failure: ruleBroken(limit) };
  }
  const body = compiled.judgeRequestBody(operation, request);
  if (body.state === 'unsupported') return { failure: unsupportedMediaType(body) };
  if (body.state === 'unreadable') return { failure: unreadable(body.reason) };
  const isJudged = body.state === 'judged';
  if (isJudged && body.violations.length > 0) return { failure: invalid(body.violations) };

  const valid = { parameters: values, body: isJudged ? body.value : undefined } as ValidRequest;
  const broken = semantics && brokenRequestRule(semantics, valid);
  return broken === undefined ? { valid } : { failure: ruleBroken(broken.rule) };
}
