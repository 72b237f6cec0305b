import type { Summary } from '../conformance/report.ts';
import type { ReportLists } from './lists.ts';
import { inPieces } from './pieces.ts';

/** The JSON report, piece by piece: one object, indented, with an item of a long list on each line. */
export function jsonReport(summary: Summary, lists: ReportLists): AsyncGenerator<string> {
  return inPieces(parts(summary, lists));
}

async function* parts(
  summary: Summary,
  { findings, exchangeVerdicts }: ReportLists,
): AsyncGenerator<string> {
  const { version, shard, contracts, recordings, broken, exchanges, verdicts } = summary;
  const { coverage, looseness, drift, clusters, reasons, liveCredentials } = summary;
  yield `{\n${members({ version, shard, contracts, recordings, broken, exchanges, verdicts })}`;
  yield* list('findings', findings);
  yield* list('exchangeVerdicts', exchangeVerdicts);
  yield `,\n${members({ coverage, looseness, drift, clusters, reasons, liveCredentials })}\n}\n`;
}

/** The members of an object, without its braces. */
function members(object: object): string {
  return JSON.stringify(object, null, 2).slice('{\n'.length, -'\n}'.length);
}

async function* list(name: string, items: AsyncIterable<string>): AsyncGenerator<string> {
  let isEmpty = true;
  yield `,\n  "${name}": [`;
  for await (const item of items) {
    yield `${isEmpty ? '' : ','}\n    ${item}`;
    isEmpty = false;
  }
  yield isEmpty ? ']' : '\n  ]';
}
