import type { Report } from '../conformance/report.ts';

/** The JSON report: one object, indented, that ends with a line break. */
export function jsonReport(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
