import type { Summary } from '../conformance/report.ts';
import type { ReportLists } from './lists.ts';
import { inPieces } from './pieces.ts';

/**
 * The NDJSON report, piece by piece: a JSON object on each line, whose `type` is `finding`, `verdict`,
 * `cluster` or, on the last, `summary`, and whose other members are those of the JSON report.
 */
export function ndjsonReport(summary: Summary, lists: ReportLists): AsyncGenerator<string> {
  return inPieces(typedLines(summary, lists));
}

async function* typedLines(
  summary: Summary,
  { findings, exchangeVerdicts }: ReportLists,
): AsyncGenerator<string> {
  for await (const finding of findings) yield typed('finding', finding);
  for await (const verdict of exchangeVerdicts) yield typed('verdict', verdict);
  const { version, shard, contracts, recordings, broken, exchanges, verdicts } = summary;
  const { coverage, looseness, drift, clusters, reasons, liveCredentials } = summary;
  for (const cluster of clusters) yield typed('cluster', JSON.stringify(cluster));
  const counts = { version, shard, contracts, recordings, broken, exchanges, verdicts };
  const sums = { ...counts, coverage, looseness, drift, reasons, liveCredentials };
  yield typed('summary', JSON.stringify(sums));
}

/** @param json an object that has members. */
function typed(type: 'finding' | 'verdict' | 'cluster' | 'summary', json: string): string {
  return `{"type":"${type}",${json.slice('{'.length)}\n`;
}
