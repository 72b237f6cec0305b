import type { Finding } from '../conformance/finding.ts';
import type { Report } from '../conformance/run.ts';
import { counted } from '../errors.ts';
import type { Paint } from './paint.ts';
import { contractPlace, exchangePlace } from './place.ts';
import { SEVERITIES, SEVERITY_STYLES } from './severity.ts';

/** Of the members that lack the same, or break the same clause alike, so many are named. */
const MOST_PLACES = 5;

/** Findings of one cause: the first of them, and how many there are. */
interface Cause {
  readonly first: Finding;
  readonly count: number;
}

/**
 * The findings, one of each cause in full: the worst first, and of these what came most often. Causes
 * that differ in their place alone, such as all the members that an answer lacks, are told together.
 */
export function findingsSection({ findings, clusters }: Report, paint: Paint): string {
  const firsts = new Map<string, Finding>();
  for (const finding of findings.toReversed()) firsts.set(finding.fingerprint, finding);
  const causes = clusters.flatMap(({ fingerprint, count }) => {
    const first = firsts.get(fingerprint);
    return first === undefined ? [] : { first, count };
  });
  const alike = [...Map.groupBy(causes, ({ first }) => allButPlace(first)).values()];
  return SEVERITIES.flatMap((severity) =>
    alike.filter((group) => group[0]?.first.severity === severity),
  )
    .map((group) => causeLines(group, paint))
    .join('\n\n');
}

function allButPlace(finding: Finding): string {
  const { check, severity, operation, contract, at, received, documented } = finding;
  const { pointer } = finding.contractLocation;
  return JSON.stringify([check, severity, operation, contract, at, received, documented, pointer]);
}

function causeLines(causes: readonly Cause[], paint: Paint): string {
  const [{ first }] = causes as [Cause, ...Cause[]];
  const { check, severity, operation, contract, exchange } = first;
  const answer = exchange.status === null ? 'unanswered' : `answered ${exchange.status}`;
  const rows: [label: string, text: string][] = [
    ['At', places(causes)],
    ['Received', paint('red', first.received)],
    ['Documented', paint('green', first.documented)],
    ['Exchange', `${exchangePlace(exchange)}, ${answer}${others(causes)}`],
    ['Contract', contractPlace(first.contractLocation)],
  ];
  return [
    `${paint(SEVERITY_STYLES[severity], severity)} ${paint('bold', check)} in ${operation ?? contract}`,
    ...rows.map(([label, text]) => `  ${paint('dim', label.padEnd('Documented'.length))}  ${text}`),
  ].join('\n');
}

/** `response.body /id, /name and 3 more`; `response` where the whole of it is meant. */
function places(causes: readonly Cause[]): string {
  const pointers = causes.map(({ first }) => first.pointer);
  const named = pointers.slice(0, MOST_PLACES).join(', ');
  const rest = pointers.length > MOST_PLACES ? ` and ${pointers.length - MOST_PLACES} more` : '';
  return `${causes[0]?.first.at} ${named}${rest}`.trimEnd();
}

/** What came beside the findings that are shown. */
function others(causes: readonly Cause[]): string {
  const more = causes.reduce((sum, { count }) => sum + count - 1, 0);
  if (more === 0) return '';
  return `; ${counted(more, 'more finding')} with ${causes.length === 1 ? 'this cause' : 'these causes'}`;
}
