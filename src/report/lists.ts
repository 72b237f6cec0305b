import type { Judgement } from '../conformance/judge.ts';
import { exchangeVerdict, type Report } from '../conformance/report.ts';
import { createLines } from './lines.ts';

/** What of a report grows with the traffic: each item as JSON. */
export interface ReportLists {
  readonly findings: AsyncIterable<string>;
  readonly exchangeVerdicts: AsyncIterable<string>;
}

/** Lists that are filled as exchanges are judged. */
export interface GrowingLists extends ReportLists {
  add(judgement: Judgement): void;
  /** Takes what they hold from the disk. */
  dispose(): void;
}

/** Empty lists. */
export function createLists(): GrowingLists {
  const findings = createLines();
  const exchangeVerdicts = createLines();
  return {
    findings,
    exchangeVerdicts,
    add(judgement) {
      for (const finding of judgement.findings) findings.add(JSON.stringify(finding));
      exchangeVerdicts.add(JSON.stringify(exchangeVerdict(judgement)));
    },
    dispose() {
      findings.dispose();
      exchangeVerdicts.dispose();
    },
  };
}

/** The lists of a report that is there as a whole. */
export function listsOf({ findings, exchangeVerdicts }: Report): ReportLists {
  return { findings: asJson(findings), exchangeVerdicts: asJson(exchangeVerdicts) };
}

async function* asJson(items: readonly object[]): AsyncGenerator<string> {
  for (const item of items) yield JSON.stringify(item);
}
