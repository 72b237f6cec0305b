/** The forms of a report on a run. */
export const REPORT_FORMATS = [
  'text',
  'json',
  'ndjson',
  'junit',
  'sarif',
  'github',
  'markdown',
  'html',
] as const;

/** A form that a report on a run can be written in. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Those that tell of each exchange, which is kept until they do. */
export const LISTING_FORMATS: ReadonlySet<ReportFormat> = new Set([
  'json',
  'ndjson',
  'junit',
  'html',
]);

/** The forms of a report on contracts. */
export const LINT_FORMATS = ['text', 'json', 'sarif'] as const;

/** A form that a report on contracts can be written in. */
export type LintFormat = (typeof LINT_FORMATS)[number];
