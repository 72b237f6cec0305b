import { presentedSchemes } from '../../compile/security-requirement.ts';
import type { Operation } from '../../contract/contract.ts';
import type { Exchange, HttpRequest } from '../../http/exchange.ts';
import { documentsNotModified } from '../not-modified.ts';
import { type OperationMatch, presentedBy, queryOf, type Subject } from '../subject.ts';
import { isMomentary, isRefusal } from './answer.ts';
import type { Target } from './target.ts';

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

/** Fields that ask whether a copy from the recorded server is still good (RFC 9110 §13.1). */
const CACHE_FIELDS = new Set(['if-modified-since', 'if-none-match']);

/** The recorded request as it is addressed to a target, its secrets still in it. */
export function addressRequest(
  exchange: Exchange,
  match: OperationMatch,
  target: Target,
): HttpRequest {
  const { method, headers, body } = exchange.request;
  const query = queryOf(exchange.request);
  const kept = Object.entries(headers).filter(([name]) => isSent(name, match, target));
  const { 'content-encoding': encoding, ...fields } = Object.fromEntries(kept);
  // A body that was recorded as text has no coding any more.
  const isEncoded = encoding !== undefined && typeof body !== 'string';
  return {
    method,
    url: `${target.baseUrl}${match.path}${query === '' ? '' : `?${query}`}`,
    headers: {
      ...fields,
      ...(isEncoded && { 'content-encoding': encoding }),
      ...preferenceFor(exchange, match, target),
    },
    ...(body !== undefined && { body }),
  };
}

function isSent(field: string, { operation }: OperationMatch, { local }: Target): boolean {
  if (CONNECTION_FIELDS.has(field)) return false;
  // A referrer is the URL of another page, secrets in its query and all.
  if (field === 'referer') return local;
  return !CACHE_FIELDS.has(field) || documentsNotModified(operation);
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
  const isAsked =
    isMomentary(status) || (isRefusal(status) && presentsAll(request, operation, subject));
  return target.mock && isAsked ? { prefer: `code=${status}` } : {};
}

/** Whether a request presents every credential of one of its operation's requirements. */
function presentsAll(
  request: HttpRequest,
  { security }: Operation,
  { compiled }: Subject,
): boolean {
  const presented = presentedBy(request);
  const schemes = compiled.contract.securitySchemes;
  return security.some((requirement) =>
    presentedSchemes(requirement, schemes, presented).every(
      ({ credential }) => credential.state === 'present',
    ),
  );
}
