import type { DriftRow } from '../conformance/drift/row.ts';
import { type FailOn, failsRun } from '../conformance/gate.ts';
import type { Cluster, Reason, Summary } from '../conformance/report.ts';
import { counted } from '../errors.ts';
import { editOf, subjectOf, whyKnown } from './causes.ts';
import { coverageHeading } from './coverage.ts';
import { answerOf, driftHeading, placeOf, whoDiffers } from './drift-words.ts';
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

/** Of what drifted, so many places stand in the table. */
const MOST_DRIFT = 20;

/**
 * The report as Markdown of GitHub's flavour, for a comment on a pull request: the verdict, the causes and
 * what drifted in tables, what was covered and what was not judged, and the evidence, folded away.
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
  const driftHead = driftHeadOf(shown);
  const room = most - sizeOf([...head, ...CAUSES_HEAD, ...driftHead, ...tail]) - RESERVE;
  const rows = fitting(
    causes.map((cause) => causeRow(cause, failOn)),
    room,
  );
  const driftRows = fitting(shown.drift.slice(0, MOST_DRIFT).map(driftRow), room - sizeOf(rows));
  const evidence = fitting(causes.map(evidenceSection), room - sizeOf([...rows, ...driftRows]));
  return [
    ...head,
    ...table(CAUSES_HEAD, rows),
    ...table(driftHead, driftRows),
    ...tail,
    ...evidence,
    ...leftOutSection(
      causes.length - rows.length,
      shown.drift.length - driftRows.length,
      causes.length - evidence.length,
    ),
  ].join('');
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

const CAUSES_HEAD = ['| Findings | What | Where | Edit of the contract |\n', '|--:|---|---|---|\n'];

function causeRow(cause: Cluster, failOn: FailOn): string {
  const { check, severity, count, documented, at, pointer, contractLocation } = cause;
  const edit = editOf(cause);
  const word = failsRun(cause, failOn) ? `**${severity}**` : severity;
  const what = `${word} ${cellCode(check)}: received ${cellCode(receivedFirst(cause))}, documented ${cellCode(documented)}`;
  const where = `${cellCode(subjectOf(cause))} ${cellCode(`${at} ${pointer}`.trimEnd())}<br>${cellCode(contractPlace(contractLocation))}`;
  return `| ${count} | ${what} | ${where} | ${edit === undefined ? '' : cellCode(edit)} |\n`;
}

function driftHeadOf(summary: Summary): string[] {
  if (summary.drift.length === 0) return [];
  return [
    `**Drift** ${driftHeading(summary)}\n\n`,
    '| | Answer | Place | Contract | Recording | Target | Differs | Exchanges |\n',
    '|---|---|---|---|---|---|---|--:|\n',
  ];
}

function driftRow(row: DriftRow): string {
  const { severity, documented, recorded, received, exchanges } = row;
  const said = [documented, recorded, received].map((words) => cellCode(words ?? ''));
  const cells = [cellCode(answerOf(row)), cellCode(placeOf(row)), ...said, whoDiffers(row)];
  return `| ${severity} | ${cells.join(' | ')} | ${exchanges} |\n`;
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

function leftOutSection(causes: number, places: number, evidence: number): string[] {
  const parts = [
    ...(causes === 0 ? [] : [counted(causes, 'cause')]),
    ...(places === 0 ? [] : [`${counted(places, 'place')} of drift`]),
    ...(evidence === 0 ? [] : [`the evidence of ${counted(evidence, 'cause')}`]),
  ];
  return parts.length === 0 ? [] : [`Left out: ${parts.join(', ')}. The JSON report has all.\n`];
}

/** A table that has rows. */
function table(head: readonly string[], rows: readonly string[]): string[] {
  return rows.length === 0 ? [] : [...head, ...rows, '\n'];
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
