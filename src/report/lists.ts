import type { Finding } from '../conformance/finding.ts';
import type { Judgement } from '../conformance/judge.ts';
import { type ExchangeVerdict, exchangeVerdict, type Report } from '../conformance/report.ts';
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

/** An exchange with what was found in it. */
export interface JudgedExchange extends ExchangeVerdict {
  readonly findings: readonly Finding[];
}

/** The exchanges of a report, in its order, each with its findings: both lists have the same. */
export async function* judgedExchanges(lists: ReportLists): AsyncGenerator<JudgedExchange> {
  const rest = lists.findings[Symbol.asyncIterator]();
  let next = await readFinding(rest);
  for await (const line of lists.exchangeVerdicts) {
    const verdict = JSON.parse(line) as ExchangeVerdict;
    const findings: Finding[] = [];
    while (next?.exchange.index === verdict.index && next.exchange.file === verdict.file) {
      findings.push(next);
      next = await readFinding(rest);
    }
    yield { ...verdict, findings };
  }
}

async function readFinding(findings: AsyncIterator<string>): Promise<Finding | undefined> {
  const { done, value } = await findings.next();
  return done === true ? undefined : JSON.parse(value);
}

/** Each report reads them anew. */
function asJson(items: readonly object[]): AsyncIterable<string> {
  return {
    async *[Symbol.asyncIterator]() {
      for (const item of items) yield JSON.stringify(item);
    },
  };
}
