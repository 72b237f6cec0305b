import type { Exchange, HttpRequest } from '../http/exchange.ts';
import type { Policy } from './check.ts';
import { methodDocumented } from './checks/method-documented.ts';
import { operationDocumented } from './checks/operation-documented.ts';
import { examine } from './examine.ts';
import { type Breach, type CheckName, type Finding, fingerprint } from './finding.ts';
import { shownReceived, shownUrl } from './masking.ts';
import type { Match } from './subject.ts';

export type Verdict = 'pass' | 'fail' | 'unchecked' | 'skipped';

/** What is made of one exchange. */
export interface Judgement {
  readonly exchange: Exchange;
  readonly contract: string | null;
  readonly operation: string | null;
  readonly verdict: Verdict;
  /** Why it is unchecked or skipped. */
  readonly reason: string | null;
  readonly findings: readonly Finding[];
}

/**
 * Judges one exchange by what it alone can show: neither the order nor the company of exchanges
 * changes a verdict. It passes only if every check could judge and no finding is an error.
 */
export function judge(exchange: Exchange, match: Match, policy: Policy): Judgement {
  if (match.kind === 'foreign') {
    return skipped(
      exchange,
      "its URL is none of the contracts' servers (--server names a further one)",
    );
  }
  const { request, response } = exchange;
  const { contract } = match.subject.compiled;
  const operation = match.kind === 'operation' ? match.operation.id : null;
  const judged = { exchange, contract: contract.name, operation };
  if (match.kind === 'method-missing' && isPreflight(request)) {
    return skipped(exchange, "a CORS preflight is the browser's, not an operation of the API");
  }
  if (match.kind !== 'operation') {
    const check = match.kind === 'path-missing' ? 'operation-documented' : 'method-documented';
    if (policy.ignored.has(check)) return skipped(exchange, `${check} is ignored`);
    const breach =
      match.kind === 'path-missing'
        ? operationDocumented(request.method, match.path)
        : methodDocumented(request.method, match.template, match.allowed);
    const finding = toFinding(check, breach, exchange, match);
    return { ...judged, verdict: 'fail', reason: null, findings: [finding] };
  }
  if (response === undefined) {
    const reason = exchange.unanswered ?? 'there is no response';
    return { ...judged, verdict: 'unchecked', reason, findings: [] };
  }

  const outcomes = examine(exchange, response, match, policy);
  const findings = outcomes.flatMap(({ check, breaches }) =>
    breaches.map((breach) => toFinding(check, breach, exchange, match)),
  );
  if (findings.some(({ severity }) => severity === 'error')) {
    return { ...judged, verdict: 'fail', reason: null, findings };
  }
  const unjudged = outcomes.find((outcome) => outcome.unjudged !== undefined);
  if (unjudged !== undefined) {
    return {
      ...judged,
      verdict: 'unchecked',
      reason: `${unjudged.check}: ${unjudged.unjudged}`,
      findings,
    };
  }
  return { ...judged, verdict: 'pass', reason: null, findings };
}

/** A breach that a check states, told with its exchange and its place in the contract. */
function toFinding(
  check: CheckName,
  breach: Breach,
  { source, request, response }: Exchange,
  match: Exclude<Match, { kind: 'foreign' }>,
): Finding {
  const { contract } = match.subject.compiled;
  const operation = match.kind === 'operation' ? match.operation.id : null;
  return {
    check,
    severity: breach.severity ?? 'error',
    contract: contract.name,
    operation,
    exchange: {
      ...source,
      method: request.method,
      url: shownUrl(request.url, match, contract),
      status: response?.status ?? null,
    },
    at: breach.at,
    pointer: breach.pointer,
    received: shownReceived(breach, contract),
    documented: breach.documented,
    contractLocation: contract.locate(breach.contractPointer),
    fingerprint: fingerprint(check, contract.name, operation, breach),
  };
}

/** An exchange that policy leaves out. */
export function skipped(exchange: Exchange, reason: string): Judgement {
  return { exchange, contract: null, operation: null, verdict: 'skipped', reason, findings: [] };
}

/** A CORS preflight (Fetch, §3.2.2): browsers send it, and record it, before the request that is meant. */
function isPreflight({ method, headers }: HttpRequest): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}
