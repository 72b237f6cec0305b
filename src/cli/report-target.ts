import { InvalidArgumentError } from 'commander';
import { REPORT_FORMATS, type ReportFormat } from '../report/write.ts';

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
  const equals = value.indexOf('=');
  const name = equals === -1 ? value : value.slice(0, equals);
  const format = REPORT_FORMATS.find((known) => known === name);
  if (format === undefined) {
    throw new InvalidArgumentError(`The formats are ${REPORT_FORMATS.join(', ')}.`);
  }
  const target = equals === -1 ? { format } : { format, file: value.slice(equals + 1) };
  return [...(previous ?? []), target];
}
