import { type FailOn, failsRun } from '../conformance/gate.ts';
import type { Cluster, Reason, Summary } from '../conformance/report.ts';
import { counted } from '../errors.ts';
import { editOf, subjectOf, whyKnown } from './causes.ts';
import { coverageHeading } from './coverage.ts';
import { mostImportantFirst } from './importance.ts';
import { cellCode, code, codeBlock, details, htmlCode } from './markdown-text.ts';
import { contractPlace, exchangePlace } from './place.ts';
import { printable } from './printable.ts';
import type { ReportedRun } from './reported-run.ts';

/** What GitHub takes as a comment: characters there, bytes here, of which there are no fewer. */
const MOST_OF_COMMENT = 65_536;

/** Kept for the words on what was left out. */
const RESERVE = 200;

/** Of what is listed, so much is named. */
const MOST_NAMED = 10;

/**
 * The report as Markdown of GitHub's flavour, for a comment on a pull request: the verdict, the causes in
 * a table, what was covered and what was not judged, and the evidence, folded away.
 *
 * @param most bytes. Of what doesn't fit, the least important is left out, and it is said how much.
 */
export function markdownReport(
  { summary, shortcomings, failOn }: ReportedRun,
  most = MOST_OF_COMMENT,
): string {
  const shown = printable(summary);
  const causes = mostImportantFirst(shown.clusters.filter(({ known }) => known === undefined));
  const head = verdictSection(shown, printable(shortcomings));
  const tail = [...uncheckedSection(shown), ...knownSection(shown), ...coverageSection(shown)];
  const room = most - sizeOf(head) - sizeOf(tail) - sizeOf(TABLE_HEAD) - RESERVE;
  const rows = fitting(
    causes.map((cause) => row(cause, failOn)),
    room,
  );
  const evidence = fitting(causes.map(evidenceSection), room - sizeOf(rows));
  const table = rows.length === 0 ? [] : [...TABLE_HEAD, ...rows, '\n'];
  const leftOut = leftOutSection(causes.length - rows.length, causes.length - evidence.length);
  return [...head, ...table, ...tail, ...evidence, ...leftOut].join('');
}

function verdictSection(
  { verdicts, exchanges, contracts }: Summary,
  shortcomings: readonly string[],
): string[] {
  const { pass, fail, unchecked, skipped } = verdicts;
  return [
    `### ${shortcomings.length === 0 ? '✅ The API keeps its contract' : '❌ The run falls short'}\n\n`,
    ...list(shortcomings.map(code)),
    `**${pass} pass, ${fail} fail, ${unchecked} unchecked, ${skipped} skipped** of ${counted(exchanges, 'exchange')}${against(contracts)}\n\n`,
  ];
}

function against(contracts: readonly string[]): string {
  if (contracts.length === 0) return '';
  if (contracts.length > MOST_NAMED) return ` against ${contracts.length} contracts`;
  return ` against ${contracts.map(code).join(', ')}`;
}

const TABLE_HEAD = ['| Findings | What | Where | Edit of the contract |\n', '|--:|---|---|---|\n'];

function row(cause: Cluster, failOn: FailOn): string {
  const { check, severity, count, documented, at, pointer, contractLocation } = cause;
  const edit = editOf(cause);
  const word = failsRun(cause, failOn) ? `**${severity}**` : severity;
  const what = `${word} ${cellCode(check)}: received ${cellCode(receivedFirst(cause))}, documented ${cellCode(documented)}`;
  const where = `${cellCode(subjectOf(cause))} ${cellCode(`${at} ${pointer}`.trimEnd())}<br>${cellCode(contractPlace(contractLocation))}`;
  return `| ${count} | ${what} | ${where} | ${edit === undefined ? '' : cellCode(edit)} |\n`;
}

function receivedFirst({ evidence: [first] }: Cluster): string {
  return first?.received ?? '';
}

function evidenceSection(cause: Cluster): string {
  const { check, count, at, pointer, documented, contractLocation, evidence } = cause;
  const heading = `${htmlCode(subjectOf(cause))} ${htmlCode(check)}, ${counted(count, 'finding')}`;
  const lines = [
    `At          ${at} ${pointer}`.trimEnd(),
    `Documented  ${documented}`,
    `Contract    ${contractPlace(contractLocation)}`,
    ...evidence.flatMap(({ received, exchange }) => [
      `Received    ${received}`,
      `            ${exchangePlace(exchange)}, ${exchange.method} ${exchange.url}, ${exchange.status === null ? 'unanswered' : `answered ${exchange.status}`}`,
    ]),
  ];
  return details(heading, codeBlock(lines));
}

function uncheckedSection({ reasons }: Summary): string[] {
  const unchecked = reasons.filter(({ verdict }) => verdict === 'unchecked');
  if (unchecked.length === 0) return [];
  return ['**Could not be judged**\n\n', ...list(unchecked.map(reasonText))];
}

function reasonText({ reason, party, count, first }: Reason): string {
  return `${counted(count, 'exchange')}, the first ${code(exchangePlace(first))} (${party}): ${code(reason)}`;
}

function knownSection({ clusters }: Summary): string[] {
  const known = clusters.flatMap((cluster) =>
    cluster.known === undefined
      ? []
      : `${cluster.count} × ${code(cluster.summary)}: ${code(whyKnown(cluster.known))}`,
  );
  return known.length === 0 ? [] : ['**Known**\n\n', ...list(known)];
}

function coverageSection(summary: Summary): string[] {
  const heading = coverageHeading(summary);
  return heading === undefined ? [] : [`**Coverage** ${heading}\n\n`];
}

function leftOutSection(causes: number, evidence: number): string[] {
  if (causes === 0 && evidence === 0) return [];
  return [
    `Left out, since there is no room: ${counted(causes, 'cause')}, the evidence of ${evidence}. The JSON report has all.\n`,
  ];
}

/** A list, of which the first items are shown. */
function list(items: readonly string[]): string[] {
  if (items.length === 0) return [];
  const more = items.length - MOST_NAMED;
  const shown = [...items.slice(0, MOST_NAMED), ...(more > 0 ? [`and ${more} more`] : [])];
  return [...shown.map((item) => `- ${item}\n`), '\n'];
}

/** The texts up to the first for which there is no room. */
function fitting(texts: readonly string[], room: number): readonly string[] {
  let size = 0;
  const end = texts.findIndex((text) => {
    size += Buffer.byteLength(text);
    return size > room;
  });
  return end === -1 ? texts : texts.slice(0, end);
}

function sizeOf(texts: readonly string[]): number {
  return texts.reduce((size, text) => size + Buffer.byteLength(text), 0);
}
