import { countClusters } from '../conformance/clusters.ts';
import type { Finding } from '../conformance/finding.ts';
import { findingsSection } from '../report/findings.ts';
import type { Paint } from '../report/paint.ts';
import { printable } from '../report/printable.ts';

/** Tells of findings as they come: each cause once, and again with its count when that has grown tenfold. */
export function createLiveFindings(
  paint: Paint,
  say: (text: string) => void,
): (findings: readonly Finding[]) => void {
  const counts = new Map<string, number>();
  return (findings) => {
    for (const finding of findings) {
      const { fingerprint, severity, check, operation } = finding;
      const count = (counts.get(fingerprint) ?? 0) + 1;
      counts.set(fingerprint, count);
      if (count === 1) say(findingsSection(printable({ clusters: clustersOf(finding) }), paint));
      else if (isPowerOfTen(count)) {
        say(`${severity} ${check} in ${operation ?? 'no operation'}: ${count} times by now`);
      }
    }
  };
}

function clustersOf(finding: Finding) {
  const { add, clusters } = countClusters();
  add([finding]);
  return clusters();
}

function isPowerOfTen(count: number): boolean {
  return /^10+$/.test(String(count));
}
