import type { Cluster, Known } from '../conformance/report.ts';
import { counted } from '../errors.ts';
import { SEVERITIES } from './severity.ts';

/** Clusters that differ in their place alone, such as all the members that an answer lacks. */
export type Cause = readonly [Cluster, ...Cluster[]];

/** The causes of some clusters, which come the worst first, and of these what came most often. */
export function causesOf(clusters: readonly Cluster[]): Cause[] {
  const alike = [...Map.groupBy(clusters, allButPlace).values()] as unknown as Cause[];
  return SEVERITIES.flatMap((severity) => alike.filter(([first]) => first.severity === severity));
}

/** `GET /orders and 2 more operations`; the contract's name where there is none. */
export function subjectOf({ operations: [first, ...others], contract }: Cluster): string {
  if (first === undefined) return contract;
  return others.length === 0 ? first : `${first} and ${counted(others.length, 'more operation')}`;
}

/** The edit of the contract that would mend a cause, and how many exchanges pass by it alone; else why there is none. */
export function editOf({ edit, noEdit, mends }: Cluster): string | undefined {
  if (noEdit !== undefined) return `none: ${noEdit}`;
  if (edit === undefined) return undefined;
  const effect =
    mends === 0
      ? 'no exchange is known to pass by it alone'
      : `${counted(mends, 'exchange')} would pass`;
  return `${edit} there: ${effect}`;
}

/** Why what is known is borne, by whom, and until which day. */
export function whyKnown({ reason, owner, expires }: Known): string {
  const until = expires === null ? [] : [`until ${expires}`];
  return [reason ?? 'no reason is given', ...(owner === null ? [] : [owner]), ...until].join(', ');
}

function allButPlace(cluster: Cluster): string {
  const { check, severity, operations, contract, at, evidence, documented, known } = cluster;
  const { pointer } = cluster.contractLocation;
  const [first] = evidence;
  return JSON.stringify([
    check,
    severity,
    operations,
    contract,
    at,
    first?.received,
    documented,
    pointer,
    known,
  ]);
}
