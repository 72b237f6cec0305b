import type { RouteMatch } from '../compile/router.ts';
import type { Contract } from '../contract/contract.ts';
import type { HttpResponse } from '../http/exchange.ts';
import { problem } from './problem.ts';

/** The contract says nothing of such a request: the mock answers for itself, as HTTP has it. */
export function undocumented(
  { title, operations }: Contract,
  method: string,
  path: string,
  match: Exclude<RouteMatch, { kind: 'found' }>,
): HttpResponse {
  // What is allowed can be asked of each resource, and of all (RFC 9110 §9.3.7).
  const isAsked = method === 'OPTIONS';
  if (isAsked && path === '*') return allowing(operations.map((operation) => operation.method));
  if (match.kind === 'path-missing') return problem(404, `${title} documents no path ${path}`);
  const { allowed, template } = match;
  if (isAsked) return allowing(allowed);
  const detail = `${title} documents ${allowed.join(', ')} for ${template}, not ${method}`;
  return problem(405, detail, allowing(allowed).headers);
}

function allowing(documented: readonly string[]) {
  const methods = new Set(documented.includes('GET') ? [...documented, 'HEAD'] : documented);
  return { status: 204, headers: { allow: [...methods].sort().join(', ') } };
}
