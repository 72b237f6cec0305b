import { isPreflight } from '../http/cors.ts';
import type { Exchange, ExchangeSource } from '../http/exchange.ts';
import { isOfPage } from '../http/page.ts';
import { createEchoMask } from '../recording/echoed-secrets.ts';
import type { Examined, Party, Policy, RecordedAnswer, Unjudged } from './check.ts';
import { methodDocumented } from './checks/method-documented.ts';
import { operationDocumented } from './checks/operation-documented.ts';
import { type Examination, examine } from './examine.ts';
import { isExclusive } from './exclusive.ts';
import { type Breach, type CheckName, type Finding, fingerprint } from './finding.ts';
import { judged } from './judgement-channel.ts';
import { secretsOf, shownReceived, shownUrl, withoutPatterns } from './masking.ts';
import { isNotModified } from './not-modified.ts';
import type { Match, OperationMatch } from './subject.ts';

/** Unchecked could not be judged, skipped was left out by policy: both say why. */
export type Verdict = 'pass' | 'fail' | 'unchecked' | 'skipped';

/** What is made of one exchange. */
export interface Judgement {
  readonly source: ExchangeSource;
  readonly contract: string | null;
  readonly operation: string | null;
  /** That of the answer which was judged. */
  readonly status: number | null;
  readonly verdict: Verdict;
  /** Why it is unchecked or skipped. */
  readonly reason: string | null;
  /** Whose doing that is; `null` with `pass`, and with `fail`: there it is the traffic's. */
  readonly party: Party | null;
  readonly findings: readonly Finding[];
  /** How long it took, where the recording tells, and it is that which was judged. */
  readonly milliseconds?: number;
}

/**
 * Judges one exchange by what it alone can show: neither the order nor the company of exchanges
 * changes a verdict. It passes only if every check could judge and no finding is an error.
 *
 * @param recorded in a replay, the answer that the exchange's own is compared with.
 * @param onExamined told of an exchange that the checks have read.
 */
export function judge(
  exchange: Exchange,
  match: Match,
  policy: Policy,
  recorded?: RecordedAnswer,
  onExamined?: (examined: Examined) => void,
): Judgement {
  if (match.kind === 'foreign') {
    return skipped(exchange, foreignReason(match.open));
  }
  const { request, response } = exchange;
  const aside = match.kind === 'operation' ? undefined : whyAside(exchange);
  if (aside !== undefined) return skipped(exchange, aside);
  if (match.kind !== 'operation') return judgeUndocumented(exchange, match, policy);
  if (response === undefined) {
    const reason = exchange.unanswered ?? 'there is no response';
    return unchecked(exchange, match, { party: 'recording', reason }, policy);
  }
  if (isNotModified(exchange, match.operation)) {
    return skipped(exchange, 'a 304 says that what the client has is still good: it is no answer');
  }

  const { examined, outcomes } = examine(exchange, response, match, policy, recorded);
  onExamined?.(examined);
  tell(match, outcomes);
  const place = placeOf(exchange, match);
  const { status } = response;
  if (outcomes.length === 0) {
    return { ...place, status, findings: [], verdict: 'pass', reason: null, party: null };
  }
  const isAlone = alone(outcomes, match);
  const maskEchoes = createEchoMask(
    request,
    secretsOf(match.subject.compiled.contract, policy.redact).isSecret,
  );
  const findings = outcomes.flatMap(({ check, breaches }) =>
    breaches.map((breach) =>
      toFinding(check, breach, exchange, match, { ...policy, isAlone, maskEchoes }),
    ),
  );
  const judgement = { ...place, status, findings };
  if (findings.some(({ severity }) => severity === 'error')) {
    return { ...judgement, verdict: 'fail', reason: null, party: null };
  }
  for (const { check, unjudged } of outcomes) {
    if (unjudged === undefined) continue;
    const { party, reason } = unjudged;
    const told = maskEchoes(`${check}: ${reason}`);
    return { ...judgement, verdict: 'unchecked', reason: shownReason(told, policy), party };
  }
  return { ...judgement, verdict: 'pass', reason: null, party: null };
}

/** Why an exchange needn't be documented. */
function whyAside(exchange: Exchange): string | undefined {
  const { request } = exchange;
  if (request.method === 'CONNECT') return "a tunnel is a proxy's, not an operation of the API";
  if (isPreflight(request)) return "a CORS preflight is the browser's, not an operation of the API";
  return isOfPage(exchange) ? "a page is the browser's, not an operation of the API" : undefined;
}

/** Whether one cause, and nothing else, is known to keep an exchange from passing. */
function alone(
  outcomes: Examination['outcomes'],
  { subject: { compiled } }: OperationMatch,
): boolean {
  if (outcomes.some(({ unjudged }) => unjudged !== undefined)) return false;
  const errors = outcomes.flatMap(({ check, breaches }) =>
    breaches
      .filter(({ severity = 'error' }) => severity === 'error')
      .map((breach) => ({ check, breach })),
  );
  const causes = new Set(
    errors.map(({ check, breach }) => fingerprint(check, compiled.contract.name, breach)),
  );
  if (causes.size !== 1) return false;
  return !errors.some(
    ({ breach }) => breach.hides === true || isExclusive(compiled.contract, breach.contractPointer),
  );
}

/** Tells what is broken in an exchange. */
function tell({ subject, operation }: OperationMatch, outcomes: Examination['outcomes']): void {
  if (!judged.hasSubscribers) return;
  const breaches = outcomes.flatMap(({ check, breaches }) =>
    breaches.map((breach) => ({ ...breach, check })),
  );
  judged.publish({ contract: subject.compiled.contract.name, operation: operation.id, breaches });
}

/** An exchange that can't be judged. */
export function unchecked(
  exchange: Exchange,
  match: Match,
  { party, reason }: Unjudged,
  policy: Policy,
): Judgement {
  const place = { ...placeOf(exchange, match), status: null, findings: [] };
  return { ...place, verdict: 'unchecked', reason: shownReason(reason, policy), party };
}

/** A reason may repeat what a recorder or a mock has said. */
function shownReason(reason: string, { redact }: Policy): string {
  return withoutPatterns(reason, redact?.patterns ?? []);
}

/** An exchange that policy leaves out. */
export function skipped({ source }: Exchange, reason: string): Judgement {
  const place = { source, contract: null, operation: null };
  return { ...place, status: null, verdict: 'skipped', reason, party: 'policy', findings: [] };
}

function judgeUndocumented(
  exchange: Exchange,
  match: Extract<Match, { kind: 'method-missing' | 'path-missing' }>,
  policy: Policy,
): Judgement {
  const { method } = exchange.request;
  const check = match.kind === 'path-missing' ? 'operation-documented' : 'method-documented';
  if (policy.ignored.has(check)) return skipped(exchange, `${check} is ignored`);
  const breach =
    match.kind === 'path-missing'
      ? operationDocumented(method, match.path, match.elsewhere, match.subject.compiled.contract)
      : methodDocumented(method, match.template, match.allowed);
  return {
    ...placeOf(exchange, match),
    status: exchange.response?.status ?? null,
    verdict: 'fail',
    reason: null,
    party: null,
    // Of an operation that isn't documented nothing else was judged.
    findings: [toFinding(check, breach, exchange, match, { ...policy, isAlone: false })],
  };
}

/** An exchange by name: where it was read from, and what it belongs to. */
function placeOf(
  { source }: Exchange,
  match: Match,
): Pick<Judgement, 'source' | 'contract' | 'operation'> {
  const contract = match.kind === 'foreign' ? null : match.subject.compiled.contract.name;
  return { source, contract, operation: match.kind === 'operation' ? match.operation.id : null };
}

/** How a finding is told. */
interface Telling extends Pick<Policy, 'redact'> {
  readonly isAlone: boolean;
  readonly maskEchoes?: (text: string) => string;
}

/** A breach that a check states, told with its exchange and its place in the contract. */
function toFinding(
  check: CheckName,
  breach: Breach,
  { source, request, response }: Exchange,
  match: Exclude<Match, { kind: 'foreign' }>,
  { redact, isAlone, maskEchoes = (text) => text }: Telling,
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
      url: shownUrl(request.url, match, contract, redact),
      status: response?.status ?? null,
    },
    at: breach.at,
    pointer: breach.pointer,
    received: shownReceived(breach, contract, redact, maskEchoes),
    documented: breach.documented,
    contractLocation: contract.locate(breach.contractPointer),
    fingerprint: fingerprint(check, contract.name, breach),
    isAlone: isAlone && (breach.severity ?? 'error') === 'error',
  };
}

function foreignReason(open: readonly string[]): string {
  return open.length === 0
    ? "its URL is none of the contracts' servers (--server names a further one)"
    : `neither its host nor its path is documented by ${open.join(' or ')} (--server names a further host)`;
}
