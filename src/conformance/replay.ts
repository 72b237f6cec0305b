import { readCredential, withCredential } from '../compile/credential.ts';
import type { Operation } from '../contract/contract.ts';
import { TargetError } from '../errors.ts';
import type { Exchange, HttpRequest, HttpResponse } from '../http/exchange.ts';
import { isMasked } from '../recording/redaction.ts';
import type { Replay } from './run.ts';
import { type Match, queryOf, type Subject } from './subject.ts';

/** Where a replay is sent, and what may be sent there. */
export interface Target {
  /** Without a slash at its end; empty for a mock in this process. */
  readonly baseUrl: string;
  /** Whether it is this machine, where every method may be sent and recorded credentials may go. */
  readonly local: boolean;
  /** The mock: conditions of the server that a request can't bring about are asked of it. */
  readonly mock: boolean;
  /** Operations that may be sent though they write: by id (`POST /events`) or operationId. */
  readonly allowed: ReadonlySet<string>;
  /** By security scheme. */
  readonly credentials: ReadonlyMap<string, string>;
  /** @throws {TargetError} if there is no answer. */
  readonly send: (request: HttpRequest) => Promise<HttpResponse>;
}

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
 * takes the place of the recorded one. Writes reach a target that isn't local only when allowed by
 * name, and recorded credentials never do.
 */
export function replayOn(target: Target): Replay {
  return async (exchange, match) => {
    if (match.kind === 'foreign') return { exchange };
    const { method } = exchange.request;
    if (!SAFE_METHODS.has(method) && !target.local && !isAllowed(target, match)) {
      return {
        skipped: `${method} writes: it is sent to a target that isn't local only with --allow`,
      };
    }
    if (exchange.omitted?.request !== undefined) return { skipped: exchange.omitted.request };
    const request = prepare(exchange, match, target);
    try {
      return {
        exchange: { source: exchange.source, request, response: await target.send(request) },
      };
    } catch (error) {
      if (!(error instanceof TargetError)) throw error;
      return { exchange: { source: exchange.source, request, unanswered: error.message } };
    }
  };
}

function isAllowed({ allowed }: Target, match: Match): boolean {
  if (match.kind !== 'operation') return false;
  const { id, operationId } = match.operation;
  return allowed.has(id) || (operationId !== undefined && allowed.has(operationId));
}

function prepare(
  exchange: Exchange,
  match: Exclude<Match, { kind: 'foreign' }>,
  target: Target,
): HttpRequest {
  const { method, headers, body } = exchange.request;
  const query = queryOf(exchange.request);
  const kept = Object.entries(headers).filter(([name]) => !CONNECTION_FIELDS.has(name));
  const request: HttpRequest = {
    method,
    url: `${target.baseUrl}${match.path}${query === '' ? '' : `?${query}`}`,
    headers: { ...Object.fromEntries(kept), ...preferenceFor(exchange, target) },
    ...(body !== undefined && { body }),
  };
  return match.kind === 'operation' ? credentialed(request, exchange, match, target) : request;
}

/** An overload or a failure isn't the request's doing: a mock is asked for it by name. */
function preferenceFor({ response }: Exchange, target: Target): Record<string, string> {
  const status = response?.status ?? 0;
  return target.mock && (status === 429 || status >= 500) ? { prefer: `code=${status}` } : {};
}

/**
 * Puts in the target's credentials for what the recording lacks or masks, and for all of it where
 * the target isn't local. A recorded refusal (401, 403) keeps what it had: that is what was shown.
 */
function credentialed(
  request: HttpRequest,
  { response }: Exchange,
  { operation, subject }: { readonly operation: Operation; readonly subject: Subject },
  target: Target,
): HttpRequest {
  const refusal = response?.status === 401 || response?.status === 403;
  let result = request;
  for (const [name, scheme] of schemesOf(operation, subject)) {
    const presented = readCredential(scheme, { headers: result.headers, query: queryOf(result) });
    const usable = presented.state !== 'missing' && !isMasked(presented.text) && target.local;
    if (usable || (presented.state === 'missing' && refusal)) continue;
    const value = refusal ? undefined : target.credentials.get(name);
    result = withCredential(result, scheme, value);
  }
  return result;
}

function schemesOf(operation: Operation, { compiled }: Subject) {
  const names = new Set(operation.security.flatMap((requirement) => [...requirement.keys()]));
  return [...compiled.contract.securitySchemes].filter(([name]) => names.has(name));
}
