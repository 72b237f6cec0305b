import type { Summary } from '../conformance/report.ts';
import type { ReportLists } from './lists.ts';

/** Letters that are written in one go: of each a call would cost more than its text. */
const PIECE = 65_536;

/** The JSON report, piece by piece: one object, indented, with an item of a long list on each line. */
export async function* jsonReport(
  summary: Summary,
  { findings, exchangeVerdicts }: ReportLists,
): AsyncGenerator<string> {
  const { version, shard, contracts, recordings, broken, exchanges, verdicts } = summary;
  const { coverage, looseness, drift, clusters, reasons } = summary;
  yield `{\n${members({ version, shard, contracts, recordings, broken, exchanges, verdicts })}`;
  yield* list('findings', findings);
  yield* list('exchangeVerdicts', exchangeVerdicts);
  yield `,\n${members({ coverage, looseness, drift, clusters, reasons })}\n}\n`;
}

/** The members of an object, without its braces. */
function members(object: object): string {
  return JSON.stringify(object, null, 2).slice('{\n'.length, -'\n}'.length);
}

async function* list(name: string, items: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = `,\n  "${name}": [`;
  let isEmpty = true;
  for await (const item of items) {
    piece += `${isEmpty ? '' : ','}\n    ${item}`;
    isEmpty = false;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}${isEmpty ? '' : '\n  '}]`;
}
