import { SHARE_NAMES } from '../../conformance/coverage.ts';
import type { DriftRow } from '../../conformance/drift/row.ts';
import { SHARE_LABELS } from '../../conformance/gate.ts';
import type { Claim } from '../../conformance/observed/claims.ts';
import type { Evidence, Reason, Summary } from '../../conformance/report.ts';
import { type Cause, editOf, subjectOf, whyKnown } from '../causes.ts';
import { answerOf, placeOf, whoDiffers } from '../drift-words.ts';
import { contractPlace, exchangePlace } from '../place.ts';
import { printable } from '../printable.ts';
import { conclusion } from '../text.ts';
import type {
  CauseShape,
  ClaimShape,
  CoverageShape,
  DriftShape,
  EvidenceShape,
  ReasonShape,
  RunShape,
} from './shapes.ts';

/** Longer lists are cut: the JSON report has all of them. */
const MOST_CLAIMS = 500;
const MOST_MISSING = 200;

/** What a page shows of a run but for its exchanges; nothing in it steers how a text is shown. */
export function runData(
  summary: Summary,
  shortcomings: readonly string[],
  causes: readonly Cause[],
): RunShape {
  const { contracts, exchanges, verdicts, reasons, coverage, looseness, drift } = summary;
  return printable({
    contracts,
    exchanges,
    verdicts,
    shortcomings,
    conclusion: conclusion(summary),
    causes: causes.map(causeShape),
    reasons: reasons.map(reasonShape),
    coverage: coverage.contracts.map(coverageShape),
    claims: looseness.claims.slice(0, MOST_CLAIMS).map(claimShape),
    moreClaims: Math.max(0, looseness.claims.length - MOST_CLAIMS),
    drift: drift.map(driftShape),
  });
}

function causeShape(cause: Cause): CauseShape {
  const [first] = cause;
  const { check, severity, operations, at, documented, evidence, contractLocation } = first;
  const edit = editOf(first);
  return {
    check,
    severity,
    subject: subjectOf(first),
    operations,
    at,
    pointers: cause.map(({ pointer }) => pointer),
    documented,
    evidence: evidence.map(evidenceShape),
    place: contractPlace(contractLocation),
    ...(edit !== undefined && { edit }),
    ...(first.known !== undefined && { known: whyKnown(first.known) }),
    findings: cause.reduce((sum, { count }) => sum + count, 0),
    ...(cause.length === 1 && { exchanges: first.exchanges }),
  };
}

function evidenceShape({ received, exchange }: Evidence): EvidenceShape {
  const { method, url, status } = exchange;
  return { received, request: `${method} ${url}`, status, place: exchangePlace(exchange) };
}

function reasonShape({ verdict, reason, party, count, first }: Reason): ReasonShape {
  return { verdict, reason, party, count, first: exchangePlace(first) };
}

function coverageShape(contract: Summary['coverage']['contracts'][number]): CoverageShape {
  const byOperation = Map.groupBy(contract.statuses, ({ operation }) => operation);
  return {
    contract: contract.contract,
    shares: SHARE_NAMES.map((name) => {
      const { documented, exercised, missing } = contract[name];
      return {
        name: SHARE_LABELS[name],
        documented,
        exercised,
        missing: missing.slice(0, MOST_MISSING),
      };
    }),
    operations: Array.from(byOperation, ([operation, cells]) => ({
      operation,
      missing: cells.filter(({ exchanges }) => exchanges === 0).map(({ status }) => status),
    })),
  };
}

function claimShape(claim: Claim): ClaimShape {
  const { place, documented, shown, seen, proposal, contractLocation } = claim;
  return {
    what: place,
    documented,
    shown,
    seen,
    proposal,
    place: contractPlace(contractLocation),
  };
}

function driftShape(row: DriftRow): DriftShape {
  const { severity, documented, recorded, received, exchanges } = row;
  return {
    severity,
    answer: answerOf(row),
    at: placeOf(row),
    documented,
    recorded,
    received,
    differs: whoDiffers(row),
    exchanges,
    first: exchangePlace(row.first),
    place: contractPlace(row.contractLocation),
  };
}
