import { relative } from 'node:path';
import type { StatusCoverage } from '../conformance/coverage.ts';
import type { Finding, Severity } from '../conformance/finding.ts';
import { responseShare } from '../conformance/gate.ts';
import type { Verdict } from '../conformance/judge.ts';
import type { ExchangeVerdict, Report } from '../conformance/run.ts';
import { counted, formatLocation } from '../errors.ts';
import type { Paint, Style } from './paint.ts';
import { printable } from './printable.ts';

/** How many findings of one cause are shown; the rest is counted. */
const SHOWN_PER_CAUSE = 1;

const SEVERITY_STYLES: Readonly<Record<Severity, Style>> = {
  error: 'red',
  warning: 'yellow',
  info: 'cyan',
};

const VERDICT_STYLES: readonly (readonly [Verdict, Style])[] = [
  ['pass', 'green'],
  ['fail', 'red'],
  ['unchecked', 'yellow'],
  ['skipped', 'yellow'],
];

/**
 * The report for a person: what broke, cause by cause, what stayed unchecked and why, how much of
 * the contract was exercised, and the verdicts last, where the eye is.
 *
 * @param shortcomings the reasons for which the run falls short; none: all is well.
 */
export function textReport(report: Report, shortcomings: readonly string[], paint: Paint): string {
  const shown = printable(report);
  const sections = [
    findingsSection(shown, paint),
    reasonsSection(shown, 'unchecked', paint),
    reasonsSection(shown, 'skipped', paint),
    coverageSection(shown, paint),
    verdictSection(shown, shortcomings, paint),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function findingsSection({ findings, clusters }: Report, paint: Paint): string {
  return clusters
    .map(({ fingerprint, count }) => {
      const alike = findings.filter((finding) => finding.fingerprint === fingerprint);
      const shown = alike.slice(0, SHOWN_PER_CAUSE).map((finding) => findingLines(finding, paint));
      const rest =
        count > SHOWN_PER_CAUSE
          ? [`  ${paint('dim', `and ${count - SHOWN_PER_CAUSE} more with this cause`)}`]
          : [];
      return [...shown, ...rest].join('\n');
    })
    .join('\n\n');
}

function findingLines(finding: Finding, paint: Paint): string {
  const {
    check,
    severity,
    operation,
    exchange,
    at,
    pointer,
    received,
    documented,
    contractLocation,
  } = finding;
  const { status, method, url, file, index } = exchange;
  return [
    `${paint(SEVERITY_STYLES[severity], severity)} ${paint('bold', check)} in ${operation ?? `${method} ${url}`}`,
    `  ${at}${pointer === '' ? '' : ` ${pointer}`}`,
    `    Received    ${paint('red', received)}`,
    `    Documented  ${paint('green', documented)}`,
    `  ${paint('dim', `exchange ${here(file)}#${index} (${method} answered ${status ?? 'nothing'}), contract ${formatLocation({ ...contractLocation, file: here(contractLocation.file) })}`)}`,
  ].join('\n');
}

function reasonsSection(
  { exchangeVerdicts }: Report,
  verdict: 'unchecked' | 'skipped',
  paint: Paint,
): string {
  const byReason = new Map<string, ExchangeVerdict[]>();
  for (const exchange of exchangeVerdicts.filter((candidate) => candidate.verdict === verdict)) {
    const reason = exchange.reason ?? 'no reason is known';
    byReason.set(reason, [...(byReason.get(reason) ?? []), exchange]);
  }
  return [...byReason]
    .map(([reason, exchanges]) => {
      const [first] = exchanges as [ExchangeVerdict, ...ExchangeVerdict[]];
      const more = exchanges.length > 1 ? ` and ${exchanges.length - 1} more` : '';
      return `${paint('yellow', verdict)} ${here(first.file)}#${first.index}${more}: ${reason}`;
    })
    .join('\n');
}

function coverageSection(report: Report, paint: Paint): string {
  const { operations, responses, statuses } = report.coverage;
  if (statuses.length === 0) return '';
  const share = Math.floor(responseShare(report));
  const heading = `${operations.exercised} of ${operations.documented} operations, ${responses.exercised} of ${responses.documented} documented responses (${share} %)`;
  const names = [...new Set(statuses.map(({ operation }) => operation))];
  const width = Math.max(...names.map(({ length }) => length));
  const rows = names.map((name) => {
    const cells = statuses
      .filter(({ operation }) => operation === name)
      .map((cell) => statusCell(cell, paint));
    return `  ${name.padEnd(width)}  ${cells.join('  ')}`;
  });
  return [`${paint('bold', 'Coverage')}  ${heading}`, ...rows].join('\n');
}

/** `200 ×3`, or `429 –` where no exchange shows it. */
function statusCell({ status, exchanges }: StatusCoverage, paint: Paint): string {
  return exchanges === 0 ? paint('dim', `${status} –`) : paint('green', `${status} ×${exchanges}`);
}

function verdictSection(
  { verdicts, exchanges, contracts }: Report,
  shortcomings: readonly string[],
  paint: Paint,
): string {
  const counts = VERDICT_STYLES.map(([verdict, style]) => {
    const count = verdicts[verdict];
    return paint(count === 0 ? 'dim' : style, `${count} ${verdict}`);
  }).join(', ');
  const against = contracts.length === 0 ? '' : ` against ${contracts.join(', ')}`;
  const total = counted(exchanges, 'exchange');
  const heading = `${paint('bold', 'Verdicts')}  ${counts} of ${total}${against}`;
  if (shortcomings.length === 0) return `${heading}\n${paint('green', 'All is well.')}`;
  return [heading, ...shortcomings.map((reason) => paint('red', `Falls short: ${reason}.`))].join(
    '\n',
  );
}

/** A path as seen from the working directory, where that is shorter. */
function here(file: string): string {
  const path = relative('', file);
  return path.length < file.length && path !== '' ? path : file;
}
