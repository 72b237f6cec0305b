import { createHash } from 'node:crypto';
import { failsRun } from '../conformance/gate.ts';
import type { Cluster } from '../conformance/report.ts';
import { counted } from '../errors.ts';
import { editOf, subjectOf } from './causes.ts';
import { mostImportantFirst } from './importance.ts';
import { plain } from './paint.ts';
import { exchangePlace, pathFrom } from './place.ts';
import { printable } from './printable.ts';
import type { ReportedRun } from './reported-run.ts';
import { textReport } from './text.ts';

/** GitHub shows so many annotations of each kind for a step. */
const MOST_SHOWN = 10;

const KINDS = ['error', 'warning', 'notice'] as const;

/** How GitHub calls the severities. */
type Kind = (typeof KINDS)[number];

/**
 * The report as workflow commands of GitHub Actions: the report as text in a group, and an annotation for
 * each cause that isn't known, at its clause of the contract; the most important, as many as are shown.
 * An `error` is what fails the run.
 */
export function githubReport(run: ReportedRun): string {
  const { clusters } = printable(run.summary);
  const causes = mostImportantFirst(clusters.filter(({ known }) => known === undefined));
  const byKind = Map.groupBy(causes, (cause) => kindOf(cause, run));
  const annotations = KINDS.flatMap((kind) => {
    // Room for the notice on those that are left.
    const most = kind === 'notice' ? MOST_SHOWN - 1 : MOST_SHOWN;
    return (byKind.get(kind) ?? [])
      .slice(0, most)
      .map((cause) => annotation(kind, cause, run.root));
  });
  const left = causes.length - annotations.length;
  return [
    ...group(textReport(run.summary, run.shortcomings, plain)),
    ...annotations,
    ...(left === 0
      ? []
      : [command('notice', {}, `${counted(left, 'more cause')}: see the log of this step`)]),
    '',
  ].join('\n');
}

/** What doesn't fail the run is no error to GitHub. */
function kindOf(cause: Cluster, { failOn }: ReportedRun): Kind {
  if (failsRun(cause, failOn)) return 'error';
  return cause.severity === 'info' ? 'notice' : 'warning';
}

/** The lines of a group. Whatever stands in its text is no command. */
function group(text: string): string[] {
  const token = createHash('sha256').update(text).digest('hex');
  return [
    command('group', {}, 'Specwright: all that was found'),
    command('stop-commands', {}, token),
    text.trimEnd(),
    `::${token}::`,
    command('endgroup', {}, ''),
  ];
}

function annotation(kind: Kind, cause: Cluster, root: string): string {
  const { check, contractLocation, at, pointer, documented, count, evidence } = cause;
  const edit = editOf(cause);
  const { file, line, column } = contractLocation;
  const [first] = evidence;
  const message = [
    `${at} ${pointer}`.trimEnd(),
    `Received    ${first?.received}`,
    `Documented  ${documented}`,
    ...(first === undefined ? [] : [`Exchange    ${exchangePlace(first.exchange)}`]),
    ...(edit === undefined ? [] : [`Edit        ${edit}`]),
  ];
  const place = {
    file: pathFrom(root, file) ?? file,
    ...(line !== undefined && { line: String(line) }),
    ...(column !== undefined && { col: String(column) }),
  };
  const times = count === 1 ? '' : ` (${counted(count, 'finding')})`;
  return command(
    kind,
    { ...place, title: `${check} in ${subjectOf(cause)}${times}` },
    message.join('\n'),
  );
}

/** `::name key=value,…::data`. */
function command(name: string, properties: Readonly<Record<string, string>>, data: string): string {
  const shown = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`);
  return `::${[name, ...(shown.length === 0 ? [] : [shown.join(',')])].join(' ')}::${escapeData(data)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
