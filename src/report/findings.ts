import type { FindingExchange } from '../conformance/finding.ts';
import type { Cluster, Known, Summary } from '../conformance/report.ts';
import { counted } from '../errors.ts';
import type { Paint } from './paint.ts';
import { contractPlace, exchangePlace } from './place.ts';
import { SEVERITIES, SEVERITY_STYLES } from './severity.ts';

/** Of the members that lack the same, or break the same clause alike, so many are named. */
const MOST_PLACES = 5;

/** Of the values that came beside the first, so many are shown. */
const MOST_VALUES = 3;

/**
 * The findings, one of each cause in full: the worst first, and of these what came most often. Causes
 * that differ in their place alone, such as all the members that an answer lacks, are told together.
 */
export function findingsSection({ clusters }: Pick<Summary, 'clusters'>, paint: Paint): string {
  const unknown = clusters.filter(({ known }) => known === undefined);
  const alike = [...Map.groupBy(unknown, allButPlace).values()];
  return SEVERITIES.flatMap((severity) => alike.filter(([first]) => first?.severity === severity))
    .map((group) => causeLines(group, paint))
    .join('\n\n');
}

/** What the baseline knows, in a line each. */
export function knownSection({ clusters }: Summary, paint: Paint): string {
  return clusters
    .flatMap(({ known, summary, count }) => {
      if (known === undefined) return [];
      return `${paint('dim', 'known')} ${summary}${count === 1 ? '' : ` ×${count}`} (${whyKnown(known)})`;
    })
    .join('\n');
}

/** Why what is known is borne, by whom, and until which day. */
export function whyKnown({ reason, owner, expires }: Known): string {
  const until = expires === null ? [] : [`until ${expires}`];
  return [reason ?? 'no reason is given', ...(owner === null ? [] : [owner]), ...until].join(', ');
}

function allButPlace(cluster: Cluster): string {
  const { check, severity, operations, contract, at, evidence, documented } = cluster;
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
  ]);
}

function causeLines(clusters: readonly Cluster[], paint: Paint): string {
  const [first] = clusters as [Cluster, ...Cluster[]];
  const { check, severity, documented, contractLocation } = first;
  const rows: [label: string, text: string][] = [
    ['At', places(clusters)],
    ['Received', paint('red', received(first))],
    ['Documented', paint('green', documented)],
    ['Exchange', exchanges(clusters)],
    ['Contract', contractPlace(contractLocation)],
    ...editRow(first),
  ];
  return [
    `${paint(SEVERITY_STYLES[severity], severity)} ${paint('bold', check)} in ${subject(first)}`,
    ...rows.map(([label, text]) => `  ${paint('dim', label.padEnd('Documented'.length))}  ${text}`),
  ].join('\n');
}

/** The edit of the contract that would mend a cause, and how many exchanges pass by it alone; else why there is none. */
function editRow({ edit, noEdit, mends }: Cluster): [label: string, text: string][] {
  if (noEdit !== undefined) return [['Edit', `none: ${noEdit}`]];
  if (edit === undefined) return [];
  const effect =
    mends === 0
      ? 'no exchange is known to pass by it alone'
      : `${counted(mends, 'exchange')} would pass`;
  return [['Edit', `${edit} there: ${effect}`]];
}

/** `GET /orders and 2 more operations`; the contract's name where there is none. */
export function subject({ operations: [first, ...others], contract }: Cluster): string {
  if (first === undefined) return contract;
  return others.length === 0 ? first : `${first} and ${counted(others.length, 'more operation')}`;
}

/** What came first, and what else came. */
function received({ evidence: [first, ...others] }: Cluster): string {
  if (others.length === 0) return first?.received ?? '';
  const shown = others.slice(0, MOST_VALUES).map((each) => each.received);
  const more = others.length > MOST_VALUES ? ', …' : '';
  return `${first?.received}; also ${shown.join(', ')}${more}`;
}

/** `response.body /id, /name and 3 more`; `response` where the whole of it is meant. */
function places(clusters: readonly Cluster[]): string {
  const pointers = clusters.map(({ pointer }) => pointer);
  const named = pointers.slice(0, MOST_PLACES).join(', ');
  const rest = pointers.length > MOST_PLACES ? ` and ${pointers.length - MOST_PLACES} more` : '';
  return `${clusters[0]?.at} ${named}${rest}`.trimEnd();
}

/** The first exchange, and what came beside it. */
function exchanges(clusters: readonly Cluster[]): string {
  const exchange = clusters[0]?.evidence[0]?.exchange as FindingExchange;
  const answer = exchange.status === null ? 'unanswered' : `answered ${exchange.status}`;
  const place = `${exchangePlace(exchange)}, ${answer}`;
  const more = clusters.reduce((sum, { count }) => sum + count - 1, 0);
  if (more === 0) return place;
  return `${place}; ${counted(more, 'more finding')} with ${clusters.length === 1 ? 'this cause' : 'these causes'}`;
}
