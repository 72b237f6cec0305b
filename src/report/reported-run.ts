import type { FailOn } from '../conformance/gate.ts';
import type { Summary } from '../conformance/report.ts';
import type { ReportLists } from './lists.ts';

/** A run as its reports tell of it. */
export interface ReportedRun {
  readonly summary: Summary;
  readonly lists: ReportLists;
  /** The reasons for which it falls short; none: all is well. */
  readonly shortcomings: readonly string[];
  readonly failOn: FailOn;
  /** Whether it was held against a baseline. */
  readonly isBaselined: boolean;
  /** The folder from which tools that show a repository see its files. */
  readonly root: string;
}
