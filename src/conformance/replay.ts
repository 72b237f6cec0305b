import { readCredential } from '../compile/credential.ts';
import type { Operation } from '../contract/contract.ts';
import { TargetError } from '../errors.ts';
import type { Exchange, HttpRequest } from '../http/exchange.ts';
import { withTargetCredentials } from './replay-credentials.ts';
import type { Replay } from './run.ts';
import { type OperationMatch, queryOf, type Subject } from './subject.ts';
import type { Target } from './target.ts';

/** Methods that ask for nothing but an answer (RFC 9110 §9.2.1). */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Fields that belong to the connection of the recording, not to the request. */
const CONNECTION_FIELDS = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Replays exchanges on a target: the recorded request is sent to the target's operation, its answer
 * takes the place of the recorded one. What belongs to no operation is judged without being sent.
 * Writes reach a target that isn't local only when allowed by name, and recorded credentials never
 * do.
 */
export function replayOn(target: Target): Replay {
  return async (exchange, match) => {
    if (match.kind !== 'operation') return { exchange };
    const { source, omitted } = exchange;
    const { method } = exchange.request;
    if (!SAFE_METHODS.has(method) && !target.local && !isAllowed(target, match.operation)) {
      return {
        skipped: `${method} writes: it is sent to a target that isn't local only with --allow`,
      };
    }
    const request = prepare(exchange, match, target);
    if (omitted?.request !== undefined) {
      return { exchange: { source, request, unanswered: `not sent: ${omitted.request}` } };
    }
    try {
      return { exchange: { source, request, response: await target.send(request) } };
    } catch (error) {
      if (!(error instanceof TargetError)) throw error;
      return { exchange: { source, request, unanswered: error.message } };
    }
  };
}

function isAllowed({ allowed }: Target, { id, operationId }: Operation): boolean {
  return allowed.has(id) || (operationId !== undefined && allowed.has(operationId));
}

function prepare(exchange: Exchange, match: OperationMatch, target: Target): HttpRequest {
  const { method, headers, body } = exchange.request;
  const query = queryOf(exchange.request);
  const kept = Object.entries(headers).filter(([name]) => !CONNECTION_FIELDS.has(name));
  const { 'content-encoding': encoding, ...fields } = Object.fromEntries(kept);
  // A body that was recorded as text has no coding any more.
  const isEncoded = encoding !== undefined && typeof body !== 'string';
  const request: HttpRequest = {
    method,
    url: `${target.baseUrl}${match.path}${query === '' ? '' : `?${query}`}`,
    headers: {
      ...fields,
      ...(isEncoded && { 'content-encoding': encoding }),
      ...preferenceFor(exchange, match, target),
    },
    ...(body !== undefined && { body }),
  };
  return withTargetCredentials(request, exchange, match, target);
}

/**
 * What a request alone can't bring about, a mock is asked for by name: a delay, an overload, a
 * failure, and that a credential which looks like any other is refused.
 */
function preferenceFor(
  { request, response }: Exchange,
  { operation, subject }: OperationMatch,
  target: Target,
): Record<string, string> {
  const status = response?.status ?? 0;
  const isServers = status === 408 || status === 429 || status >= 500;
  const isRefusal = status === 401 || status === 403;
  const isAsked = isServers || (isRefusal && presentsAll(request, operation, subject));
  return target.mock && isAsked ? { prefer: `code=${status}` } : {};
}

/** Whether a request presents a credential for every scheme of one of its operation's requirements. */
function presentsAll(
  request: HttpRequest,
  { security }: Operation,
  { compiled }: Subject,
): boolean {
  const presented = { headers: request.headers, query: queryOf(request) };
  return security.some((requirement) =>
    [...requirement.keys()].every((name) => {
      const scheme = compiled.contract.securitySchemes.get(name);
      return scheme !== undefined && readCredential(scheme, presented).state === 'present';
    }),
  );
}
