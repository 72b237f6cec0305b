import { resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { type Paint, plain } from '../report/paint.ts';
import type { Terminal } from './terminal.ts';
import { writeOutput } from './write-output.ts';

/** A report that is asked for: to a file, else to stdout. */
export interface ReportTarget<Format extends string> {
  readonly format: Format;
  readonly file?: string;
}

/** `--report`, repeatable, in some formats. */
export function reportOption<Format extends string>(formats: readonly Format[]): Option {
  return new Option(
    '--report <format[=file]>',
    `${formats.join(', ')}; repeatable (default: text)`,
  ).argParser((value: string, previous: readonly ReportTarget<Format>[] | undefined) =>
    withTarget(previous ?? [], value, formats),
  );
}

function withTarget<Format extends string>(
  previous: readonly ReportTarget<Format>[],
  value: string,
  formats: readonly Format[],
): readonly ReportTarget<Format>[] {
  const [name, ...rest] = value.split('=');
  const format = formats.find((known) => known === name);
  if (format === undefined || (rest.length > 0 && rest.join('=') === '')) {
    throw new InvalidArgumentError(`one of ${formats.join(', ')}, or <format>=<file>`);
  }
  const target = rest.length === 0 ? { format } : { format, file: rest.join('=') };
  const targets: readonly ReportTarget<Format>[] = [...previous, target];
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
export async function deliver<Format extends string>(
  targets: readonly ReportTarget<Format | 'text'>[] = [{ format: 'text' }],
  write: (
    format: Format | 'text',
    paint: Paint,
    width?: number,
  ) => Iterable<string> | AsyncIterable<string>,
  shortcomings: readonly string[],
  terminal: Terminal,
): Promise<void> {
  for (const { format, file } of targets) {
    if (file === undefined) {
      await terminal.printAll(write(format, terminal.paint, terminal.width));
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

/** The folder from which tools that show a repository see its files: GitHub's, or the working directory. */
export function repositoryRoot(): string {
  return process.env.GITHUB_WORKSPACE ?? process.cwd();
}
