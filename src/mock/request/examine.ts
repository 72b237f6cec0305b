import { hasBody } from '../../compile/body-media-type.ts';
import type { PlacedViolation, Violation } from '../../compile/violation.ts';
import { hasUnknownCoding, isLargerThan, MOST_BODY_BYTES } from '../../http/body.ts';
import { readRequest } from '../../semantics/read-request.ts';
import { brokenRequestRule } from '../../semantics/rules.ts';
import type { ValidRequest } from '../../semantics/semantics.ts';
import type { Visit } from '../visit.ts';
import {
  invalidBody,
  invalidParameters,
  missingBody,
  type Refusal,
  ruleBroken,
  tooLarge,
  unreadable,
  unsupportedCoding,
  unsupportedMediaType,
} from './refusal.ts';

/** A request that may be answered, or why it is refused. */
export type Examination =
  | { readonly refusal: Refusal; readonly valid?: never }
  | { readonly refusal?: never; readonly valid: ValidRequest };

/**
 * Holds a request that was let in against its operation: parameters, body, then the rules of the
 * semantics. The first that it breaks refuses it.
 * @throws {SchemaError} if a schema doesn't compile.
 * @throws {SemanticsError} if a rule fails.
 */
export function examine(visit: Visit): Examination {
  const { compiled, operation, semantics = {}, request, path, query } = visit;
  const { bodyLimit, readRules, requestRules } = semantics;
  const parameters = compiled.judgeParameters(operation, {
    path,
    query,
    headers: request.headers,
  });
  if (bodyLimit !== undefined && parameters.violations.length === 0) {
    if (isLargerThan(request, bodyLimit.bytes)) return { refusal: ruleBroken(bodyLimit) };
  }
  const body = compiled.judgeRequestBody(operation, request);
  const read = readRequest(parameters, body);
  const unread = brokenRequestRule(readRules, read);
  if (unread !== undefined) return { refusal: ruleBroken(unread.rule, unread.breach) };

  if (parameters.violations.length > 0) {
    return { refusal: invalidParameters(parameters.violations) };
  }
  if (body.state === 'unsupported') return { refusal: unsupportedMediaType(body) };
  if (body.state === 'unreadable') {
    const { reason, isBeyond } = body;
    if (isBeyond && isLargerThan(request, MOST_BODY_BYTES)) return { refusal: tooLarge(reason) };
    return { refusal: hasUnknownCoding(request) ? unsupportedCoding(reason) : unreadable(reason) };
  }
  if (body.state === 'judged' && body.violations.length > 0) {
    const { violations } = body;
    return { refusal: hasBody(request) ? invalidBody(violations) : missingBody(violations) };
  }
  if (body.state === 'judged' && body.schema !== undefined) {
    const violations = compiled.judgeKinds(body.schema, body.value);
    if (violations.length > 0) return { refusal: invalidBody(violations.map(inBody)) };
  }
  const valid = read as ValidRequest;
  const broken = brokenRequestRule(requestRules, valid);
  if (broken === undefined) return { valid };
  return { refusal: ruleBroken(broken.rule, broken.breach) };
}

function inBody(violation: Violation): PlacedViolation {
  return { ...violation, at: 'request.body' };
}
