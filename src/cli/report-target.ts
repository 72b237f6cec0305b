import { resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { REPORT_FORMATS, type ReportFormat } from '../report/format.ts';
import { type Paint, plain } from '../report/paint.ts';
import type { Terminal } from './terminal.ts';
import { writeOutput } from './write-output.ts';

/** A report that is asked for: to a file, else to stdout. */
export interface ReportTarget {
  readonly format: ReportFormat;
  readonly file?: string;
}

/** Reads `<format>[=<file>]`, repeatable. */
export function reportTarget(
  value: string,
  previous: readonly ReportTarget[] | undefined,
): readonly ReportTarget[] {
  const [name, ...rest] = value.split('=');
  const format = REPORT_FORMATS.find((known) => known === name);
  if (format === undefined || (rest.length > 0 && rest.join('=') === '')) {
    throw new InvalidArgumentError(`one of ${REPORT_FORMATS.join(', ')}, or <format>=<file>`);
  }
  const target: ReportTarget = rest.length === 0 ? { format } : { format, file: rest.join('=') };
  const targets = [...(previous ?? []), target];
  if (targets.filter(({ file }) => file === undefined).length > 1) {
    throw new InvalidArgumentError('one report at most on stdout, the others as <format>=<file>');
  }
  const files = targets.flatMap(({ file }) => (file === undefined ? [] : resolve(file)));
  if (new Set(files).size < files.length) {
    throw new InvalidArgumentError('a file of its own for each report');
  }
  return targets;
}

/**
 * Writes a report to each place where it is asked for; as text on stdout where none is named. Where
 * nobody is shown the text, what falls short is said in a line beside it.
 * @param shortcomings the reasons for which what was examined falls short; none: all is well.
 * @throws {OutputError} if a file can't be written.
 */
export async function deliver(
  targets: readonly ReportTarget[] = [{ format: 'text' }],
  write: (format: ReportFormat, paint: Paint) => Iterable<string> | AsyncIterable<string>,
  shortcomings: readonly string[],
  terminal: Terminal,
): Promise<void> {
  for (const { format, file } of targets) {
    if (file === undefined) {
      await terminal.printAll(write(format, terminal.paint));
      continue;
    }
    await writeOutput(file, write(format, plain));
  }
  const isShown = targets.some(({ format, file }) => format === 'text' && file === undefined);
  if (isShown || shortcomings.length === 0) return;
  const places = targets.map(({ file }) => file ?? 'stdout').join(', ');
  const heading = terminal.paintNote('red', 'Falls short:');
  terminal.note(`${heading} ${shortcomings.join('; ')}. The report: ${places}`);
}
