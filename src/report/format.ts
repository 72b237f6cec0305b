/** The forms of a report. */
export const REPORT_FORMATS = ['text', 'json'] as const;

/** A format that a report can be written in. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];
