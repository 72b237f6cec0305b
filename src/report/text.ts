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

const VERDICT_STYLES: readonly (readonly [Verdict, Style])[] = [
  ['pass', 'green'],
  ['fail', 'red'],
  ['unchecked', 'yellow'],
  ['skipped', 'yellow'],
];

/** So many causes are told once more at the end, where there are more of them. */
const MOST_REPEATED = 3;

/**
 * The report for a person: what broke, cause by cause, what stayed unchecked and why, what has drifted
 * in a replay, how much of the contract was exercised, what it could say more tightly, and the verdicts
 * last, where the eye is, with the worst of what broke.
 *
 * @param shortcomings the reasons for which the run falls short; none: all is well.
 */
export function textReport(
  summary: Summary,
  shortcomings: readonly string[],
  paint: Paint,
): string {
  const shown = printable(summary);
  const sections = [
    findingsSection(shown, paint),
    knownSection(shown, paint),
    reasonsSection(shown, 'unchecked', paint),
    reasonsSection(shown, 'skipped', paint),
    driftSection(shown, paint),
    coverageSection(shown, paint),
    loosenessSection(shown, paint),
    verdictSection(shown, printable(shortcomings), paint),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
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

function verdictSection(summary: Summary, shortcomings: readonly string[], paint: Paint): string {
  const { verdicts, exchanges, contracts } = summary;
  const counts = VERDICT_STYLES.map(([verdict, style]) => {
    const count = verdicts[verdict];
    return paint(count === 0 ? 'dim' : style, `${count} ${verdict}`);
  }).join(', ');
  const against = contracts.length === 0 ? '' : ` against ${contracts.join(', ')}`;
  const heading = `${paint('bold', 'Verdicts')}  ${counts} of ${counted(exchanges, 'exchange')}${against}`;
  const conclusions =
    shortcomings.length === 0
      ? [paint('green', conclusion(summary))]
      : shortcomings.map((reason) => paint('red', `Falls short: ${reason}.`));
  return [heading, ...conclusions, ...worstLines(summary, paint)].join('\n');
}

/** The causes that matter most, in a line each, where all of them are more than the eye finds above. */
function worstLines({ clusters }: Summary, paint: Paint): string[] {
  const errors = clusters.filter(
    ({ severity, known }) => severity === 'error' && known === undefined,
  );
  if (errors.length <= MOST_REPEATED) return [];
  const worst = mostImportantFirst(errors).slice(0, MOST_REPEATED);
  return [
    ...worst.map(({ count, summary }) => `  ${paint('red', `${count} ×`)} ${summary}`),
    paint('dim', `  and ${counted(errors.length - MOST_REPEATED, 'more cause')}, all above`),
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
