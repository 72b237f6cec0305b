import type { Cluster } from '../conformance/report.ts';
import { SEVERITIES } from './severity.ts';

/** Causes in the order in which they matter: those that aren't known, the worst, what came most often. */
export function mostImportantFirst(clusters: readonly Cluster[]): Cluster[] {
  return clusters.toSorted(
    (a, b) =>
      Number(a.known !== undefined) - Number(b.known !== undefined) ||
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      b.count - a.count,
  );
}
