import type { BrokenRecording, Cluster, Reason } from '../conformance/report.ts';
import { counted } from '../errors.ts';
import { whyKnown } from './causes.ts';
import { mostImportantFirst } from './importance.ts';
import type { ReportedRun } from './reported-run.ts';
import { CHECK_REQUIREMENTS } from './requirements.ts';
import {
  LEVELS,
  type Notification,
  type SarifResult,
  sarifLocation,
  sarifLog,
} from './sarif-log.ts';

/**
 * The report as SARIF 2.1.0: a rule for each check, a result for each cause at the clause of the contract
 * that it breaks, and a notification for what could not be judged or read.
 */
export function sarifReport({ summary, shortcomings, isBaselined, root }: ReportedRun): string {
  const { clusters, reasons, broken } = summary;
  return sarifLog({
    rules: CHECK_REQUIREMENTS,
    results: mostImportantFirst(clusters).map((cluster) => ({
      ...toResult(cluster, root),
      ...(isBaselined && { baselineState: cluster.known === undefined ? 'new' : 'unchanged' }),
    })),
    notifications: [
      ...broken.map((recording) => brokenNotification(recording, root)),
      ...reasons
        .filter(({ verdict }) => verdict === 'unchecked')
        .map((reason) => uncheckedNotification(reason, root)),
    ],
    exitCode: broken.length > 0 ? 2 : shortcomings.length > 0 ? 1 : 0,
    shortcomings,
    root,
  });
}

function toResult(cluster: Cluster, root: string): SarifResult {
  const { check, severity, count, contractLocation, fingerprint, evidence, known } = cluster;
  const [shown] = evidence;
  const status = shown?.exchange.status ?? null;
  return {
    ruleId: check,
    level: LEVELS[severity],
    message: { text: messageOf(cluster) },
    locations: [sarifLocation(contractLocation, root)],
    // GitHub goes by the first alone.
    partialFingerprints: {
      primaryLocationLineHash: fingerprint,
      'specwrightCause/v1': fingerprint,
    },
    occurrenceCount: count,
    ...(shown !== undefined && {
      webRequest: { method: shown.exchange.method, target: shown.exchange.url },
    }),
    ...(status !== null && { webResponse: { statusCode: status } }),
    ...(known !== undefined && {
      suppressions: [{ kind: 'external', status: 'accepted', justification: whyKnown(known) }],
    }),
  };
}

function messageOf({ summary, count, exchanges, edit }: Cluster): string {
  const often =
    count === 1 ? '' : ` (${counted(count, 'finding')} in ${counted(exchanges, 'exchange')})`;
  return `${summary}${often}.${edit === undefined ? '' : ` Edit that would mend it: ${edit}.`}`;
}

function brokenNotification({ problem, location }: BrokenRecording, root: string): Notification {
  return {
    level: 'error',
    message: { text: `the recording is broken, and was read up to there only: ${problem}` },
    locations: [sarifLocation(location, root)],
  };
}

function uncheckedNotification(
  { reason, party, count, first }: Reason,
  root: string,
): Notification {
  return {
    level: 'warning',
    message: {
      text: `${counted(count, 'exchange')} unchecked (${party}), the first of them entries[${first.index}]: ${reason}`,
    },
    locations: [sarifLocation({ file: first.file }, root)],
  };
}
