import type { FindingExchange } from '../conformance/finding.ts';
import type { Cluster, Summary } from '../conformance/report.ts';
import { counted } from '../errors.ts';
import { type Cause, causesOf, editOf, subjectOf, whyKnown } from './causes.ts';
import type { Paint } from './paint.ts';
import { contractPlace, exchangePlace } from './place.ts';
import { SEVERITY_STYLES } from './severity.ts';

/** Of the members that lack the same, or break the same clause alike, so many are named. */
const MOST_PLACES = 5;

/** Of the values that came beside the first, so many are shown. */
const MOST_VALUES = 3;

/**
 * The findings, one of each cause in full: the worst first, and of these what came most often. Causes
 * that differ in their place alone, such as all the members that an answer lacks, are told together.
 */
export function findingsSection({ clusters }: Pick<Summary, 'clusters'>, paint: Paint): string {
  return causesOf(clusters.filter(({ known }) => known === undefined))
    .map((cause) => causeLines(cause, paint))
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

function causeLines(cause: Cause, paint: Paint): string {
  const [first] = cause;
  const edit = editOf(first);
  const { check, severity, documented, contractLocation } = first;
  const rows: [label: string, text: string][] = [
    ['At', places(cause)],
    ['Received', paint('red', received(first))],
    ['Documented', paint('green', documented)],
    ['Exchange', exchanges(cause)],
    ['Contract', contractPlace(contractLocation)],
    ...(edit === undefined ? [] : [['Edit', edit] satisfies [string, string]]),
  ];
  return [
    `${paint(SEVERITY_STYLES[severity], severity)} ${paint('bold', check)} in ${subjectOf(first)}`,
    ...rows.map(([label, text]) => `  ${paint('dim', label.padEnd('Documented'.length))}  ${text}`),
  ].join('\n');
}

/** What came first, and what else came. */
function received({ evidence }: Cluster): string {
  const [first = '', ...others] = new Set(evidence.map((each) => each.received));
  if (others.length === 0) return first;
  const more = others.length > MOST_VALUES ? ', …' : '';
  return `${first}; also ${others.slice(0, MOST_VALUES).join(', ')}${more}`;
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
