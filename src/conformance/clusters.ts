import { valueShown } from './edits/evidence.ts';
import type { Finding } from './finding.ts';
import type { Cluster, Evidence } from './report.ts';

/** So many different values are evidence enough. */
const MOST_EVIDENCE = 10;

/** Groups findings by their cause as they come. */
export interface ClusterCount {
  /** Takes the findings of one exchange. */
  add(findings: readonly Finding[]): void;
  clusters(): Cluster[];
}

interface Counted {
  readonly first: Finding;
  readonly operations: Set<string>;
  readonly evidence: Map<string, Evidence>;
  count: number;
  exchanges: number;
  mends: number;
  evident: number;
}

/** An empty count; its clusters come the largest first, of equals the one that came first. */
export function countClusters(): ClusterCount {
  const byFingerprint = new Map<string, Counted>();
  return {
    add(findings) {
      if (findings.length === 0) return;
      for (const finding of findings) addFinding(byFingerprint, finding);
      for (const [fingerprint, ofCause] of Map.groupBy(findings, (each) => each.fingerprint)) {
        const cluster = byFingerprint.get(fingerprint) as Counted;
        cluster.exchanges += 1;
        if (!ofCause.every(({ isAlone }) => isAlone)) continue;
        cluster.mends += 1;
        if (ofCause.every(({ received }) => isEvident(cluster, received))) cluster.evident += 1;
      }
    },
    clusters: () => [...byFingerprint.values()].map(toCluster).sort((a, b) => b.count - a.count),
  };
}

function addFinding(byFingerprint: Map<string, Counted>, finding: Finding): void {
  const { fingerprint, operation, exchange, received } = finding;
  let cluster = byFingerprint.get(fingerprint);
  if (cluster === undefined) {
    cluster = {
      first: finding,
      operations: new Set(),
      evidence: new Map(),
      count: 0,
      exchanges: 0,
      mends: 0,
      evident: 0,
    };
    byFingerprint.set(fingerprint, cluster);
  }
  cluster.count += 1;
  if (operation !== null) cluster.operations.add(operation);
  const key = evidenceKey(finding);
  if (cluster.evidence.has(key) || cluster.evidence.size === MOST_EVIDENCE) return;
  cluster.evidence.set(key, { exchange, received });
}

/** Of an operation that isn't documented each status is something else. */
function evidenceKey({ check, received, exchange }: Finding): string {
  const isUndocumented = check === 'operation-documented' || check === 'method-documented';
  return isUndocumented ? `${received} ${exchange.status}` : received;
}

function isEvident({ evidence }: Counted, received: string): boolean {
  return evidence.has(received) && valueShown(received) !== undefined;
}

function toCluster(counted: Counted): Cluster {
  const { first, operations, evidence, count, exchanges, mends, evident } = counted;
  const { fingerprint, check, severity, contract, at, pointer, documented } = first;
  return {
    fingerprint,
    count,
    summary: summaryOf(first),
    exchanges,
    mends,
    evident,
    check,
    severity,
    contract,
    operations: [...operations],
    at,
    pointer,
    documented,
    contractLocation: first.contractLocation,
    evidence: [...evidence.values()],
  };
}

function summaryOf({ check, operation, at, pointer, received, documented }: Finding): string {
  const place = pointer === '' ? at : `${at} ${pointer}`;
  return `${operation ?? 'no operation'}: ${check} at ${place}: received ${received}, documented ${documented}`;
}
