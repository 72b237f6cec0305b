import type { Verdict } from '../conformance/judge.ts';
import type { Summary } from '../conformance/report.ts';
import { counted } from '../errors.ts';
import { coverageSection } from './coverage.ts';
import { driftSection } from './drift.ts';
import { findingsSection, knownSection } from './findings.ts';
import { mostImportantFirst } from './importance.ts';
import { loosenessSection } from './looseness.ts';
import type { Paint, Style } from './paint.ts';
import { exchangePlace } from './place.ts';
import { printable } from './printable.ts';
import { SEVERITIES } from './severity.ts';
import { wrap } from './wrap.ts';

const VERDICT_STYLES: readonly (readonly [Verdict, Style])[] = [
  ['pass', 'green'],
  ['fail', 'red'],
  ['unchecked', 'yellow'],
  ['skipped', 'yellow'],
];

/** So many lines are seen at once; after more of them, what broke is told once more at the end. */
const MOST_SEEN = 20;

/** So many causes are. */
const MOST_REPEATED = 3;

/**
 * The report for a person: what broke, cause by cause, what stayed unchecked and why, what has drifted
 * in a replay, how much of the contract was exercised, what it could say more tightly, and the verdicts
 * last, where the eye is, with the worst of what broke.
 *
 * @param shortcomings the reasons for which the run falls short; none: all is well.
 * @param width of the screen, in columns.
 */
export function textReport(
  summary: Summary,
  shortcomings: readonly string[],
  paint: Paint,
  width = Number.POSITIVE_INFINITY,
): string {
  const { looseness } = summary;
  // The sums that claims are made of are many, and no claims themselves.
  const shown = printable({ ...summary, looseness: { ...looseness, sightings: [], refuted: [] } });
  const above = [
    findingsSection(shown, paint),
    knownSection(shown, paint),
    reasonsSection(shown, 'unchecked', paint),
    reasonsSection(shown, 'skipped', paint),
    driftSection(shown, paint, width),
    coverageSection(shown, paint),
    loosenessSection(shown, paint),
  ].filter((section) => section !== '');
  const isLong = above.join('\n\n').split('\n').length > MOST_SEEN;
  const end = [
    ...verdictLines(shown, printable(shortcomings), paint),
    ...(isLong ? worstLines(shown, paint) : []),
  ];
  return wrap(`${[...above, end.join('\n')].join('\n\n')}\n`, width);
}

function reasonsSection(
  { reasons }: Summary,
  verdict: 'unchecked' | 'skipped',
  paint: Paint,
): string {
  return reasons
    .filter((each) => each.verdict === verdict)
    .map(({ reason, party, count, first }) => {
      const more = count > 1 ? ` and ${count - 1} more` : '';
      // What is left out is so by policy, and its reason says as much.
      const whose = verdict === 'unchecked' ? ` (${party})` : '';
      return `${paint('yellow', verdict)}${whose} ${exchangePlace(first)}${more}: ${reason}`;
    })
    .join('\n');
}

function verdictLines(summary: Summary, shortcomings: readonly string[], paint: Paint): string[] {
  const { verdicts, exchanges, contracts } = summary;
  const counts = VERDICT_STYLES.map(([verdict, style]) => {
    const count = verdicts[verdict];
    return paint(count === 0 ? 'dim' : style, `${count} ${verdict}`);
  }).join(', ');
  const against = contracts.length === 0 ? '' : ` against ${contracts.join(', ')}`;
  const heading = `${paint('bold', 'Verdicts')}  ${counts} of ${counted(exchanges, 'exchange')}${against}`;
  if (shortcomings.length > 0) {
    return [heading, ...shortcomings.map((reason) => paint('red', `Falls short: ${reason}.`))];
  }
  return [heading, paint(verdicts.unchecked === 0 ? 'green' : 'yellow', conclusion(summary))];
}

/** The causes that matter most, in a line each. */
function worstLines({ clusters }: Summary, paint: Paint): string[] {
  const errors = clusters.filter(
    ({ severity, known }) => severity === 'error' && known === undefined,
  );
  const worst = mostImportantFirst(errors).slice(0, MOST_REPEATED);
  const more = errors.length - worst.length;
  return [
    ...worst.map(({ count, summary }) => `  ${paint('red', `${count} ×`)} ${summary}`),
    ...(more > 0 ? [paint('dim', `  and ${counted(more, 'more cause')}, all above`)] : []),
  ];
}

/** What a run comes to that doesn't fall short: it may hold findings all the same. */
export function conclusion({ clusters, drift, verdicts: { unchecked } }: Summary): string {
  const unjudged =
    unchecked === 0 ? '' : `, but ${counted(unchecked, 'exchange')} could not be judged`;
  const numberOf = (some: Summary['clusters']) => some.reduce((sum, { count }) => sum + count, 0);
  const counts = SEVERITIES.flatMap((severity) => {
    const ofSeverity = clusters.filter((cluster) => cluster.severity === severity);
    const known = numberOf(ofSeverity.filter((cluster) => cluster.known !== undefined));
    const number = numberOf(ofSeverity);
    const ofThem = known === 0 ? '' : known === number ? ' (known)' : ` (${known} known)`;
    return number === 0 ? [] : counted(number, severity) + ofThem;
  });
  const drifted = drift.filter(({ severity }) => severity === 'warning').length;
  if (drifted > 0) counts.push(`${counted(drifted, 'place')} drifted`);
  if (counts.length === 0) return `All is well${unjudged}.`;
  return `Nothing that fails the run; ${counts.join(', ')}${unjudged}.`;
}
