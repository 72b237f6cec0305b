import type { Operation } from '../../contract/contract.ts';
import type { Exchange, HttpRequest } from '../../http/exchange.ts';
import type { Party, Unjudged } from '../check.ts';
import type { OperationMatch } from '../subject.ts';
import { withTargetCredentials } from './credentials.ts';
import { SAFE_METHODS } from './methods.ts';
import { addressRequest } from './request.ts';
import { leftOut, type Secret, whyUnsendable } from './secrets.ts';
import type { Target } from './target.ts';

/** What is sent for a recorded request; or why nothing is. */
export type Prepared =
  | {
      readonly request: HttpRequest;
      /** What it lacks of the recorded one. */
      readonly missing: readonly Secret[];
    }
  | { readonly unchecked: Unjudged }
  | { readonly skipped: string };

/** Addresses a recorded request to a target, if it may go there. */
export function prepare(exchange: Exchange, match: OperationMatch, target: Target): Prepared {
  const { omitted, request: recorded } = exchange;
  if (!maySend(match.operation, recorded.method, target)) {
    const { method } = recorded;
    return {
      skipped: `${method} writes: it is sent to a target that isn't local only with --allow`,
    };
  }
  const addressed = addressRequest(exchange, match, target);
  const request = withTargetCredentials(addressed, exchange, match, target);
  const missing = target.local ? [] : leftOut(addressed, request);
  if (omitted?.request !== undefined) return notSent('recording', omitted.request);
  const unsendable = target.local ? undefined : whyUnsendable(request, match, missing);
  return unsendable === undefined ? { request, missing } : notSent('policy', unsendable);
}

/** Whether a request may go to a target: one that asks, or that is allowed to write there. */
export function maySend({ id, operationId }: Operation, method: string, target: Target): boolean {
  const { local, allowed } = target;
  if (SAFE_METHODS.has(method) || local || allowed.has(id)) return true;
  return operationId !== undefined && allowed.has(operationId);
}

/** Says that a request isn't sent, and why. */
export function notSent(party: Party, reason: string): { readonly unchecked: Unjudged } {
  return { unchecked: { party, reason: `not sent: ${reason}` } };
}
