import type { Finding } from '../../conformance/finding.ts';
import type { JudgedExchange } from '../lists.ts';
import { inPieces } from '../pieces.ts';
import { type ExchangesShape, VERDICTS } from './shapes.ts';
import { createTexts } from './texts.ts';

/** Of each verdict so many exchanges are listed. */
const MOST_LISTED = 200_000;

/** Findings are listed until the texts are so long, in characters, or there are so many of them. */
const MOST_TEXT = 8_000_000;
const MOST_FINDINGS = 400_000;

/**
 * The exchanges of a run as the JSON of {@link ExchangesShape}, piece by piece. It grows with the traffic up
 * to a limit, and says how much is left out beyond that.
 * @param causeOf the place of a cause in the list of causes, by fingerprint.
 */
export function exchangeData(
  exchanges: AsyncIterable<JudgedExchange>,
  causeOf: ReadonlyMap<string, number>,
): AsyncGenerator<string> {
  return inPieces(parts(exchanges, causeOf));
}

async function* parts(
  exchanges: AsyncIterable<JudgedExchange>,
  causeOf: ReadonlyMap<string, number>,
): AsyncGenerator<string> {
  const texts = createTexts();
  const cells = countCells();
  const findings: number[][] = [];
  const listed = { pass: 0, fail: 0, unchecked: 0, skipped: 0 };
  const unlisted = { exchanges: 0, findings: 0 };
  let row = 0;
  yield '{"rows":[';
  for await (const exchange of exchanges) {
    cells.add(exchange);
    const { verdict } = exchange;
    listed[verdict] += 1;
    if (listed[verdict] > MOST_LISTED) {
      unlisted.exchanges += 1;
      unlisted.findings += exchange.findings.length;
      continue;
    }
    const isFull = texts.size() > MOST_TEXT || findings.length > MOST_FINDINGS;
    if (isFull) unlisted.findings += exchange.findings.length;
    const told = isFull ? [] : exchange.findings;
    const { file, index, contract, operation, status, reason } = exchange;
    const numbers = [
      texts.numberOf(file),
      index,
      texts.numberOf(contract ?? ''),
      texts.numberOf(operation ?? ''),
      status ?? 0,
      VERDICTS.indexOf(verdict),
      texts.numberOf(reason ?? ''),
      texts.numberOf(requestOf(told)),
    ];
    yield `${row === 0 ? '' : ','}${numbers}`;
    for (const { fingerprint, pointer, received } of told) {
      const cause = causeOf.get(fingerprint) as number;
      findings.push([row, cause, texts.numberOf(pointer), texts.numberOf(received)]);
    }
    row += 1;
  }
  const rest = {
    findings: findings.flat(),
    cells: cells
      .all()
      .flatMap(({ contract, operation, status, verdicts }) => [
        texts.numberOf(contract),
        texts.numberOf(operation ?? ''),
        status ?? 0,
        ...VERDICTS.map((verdict) => verdicts[verdict]),
      ]),
    texts: texts.all,
    unlisted,
  } satisfies Omit<ExchangesShape, 'rows'>;
  yield `],${JSON.stringify(rest).slice('{'.length)}`;
}

function requestOf([finding]: readonly Finding[]): string {
  return finding === undefined ? '' : `${finding.exchange.method} ${finding.exchange.url}`;
}

interface Cell extends Pick<JudgedExchange, 'operation' | 'status'> {
  readonly contract: string;
  readonly verdicts: Record<JudgedExchange['verdict'], number>;
}

/** Counts the exchanges of contracts by operation, status and verdict. */
function countCells() {
  const cells = new Map<string, Cell>();
  return {
    add({ contract, operation, status, verdict }: JudgedExchange): void {
      if (contract === null) return;
      const key = JSON.stringify([contract, operation, status]);
      const cell = cells.get(key) ?? {
        contract,
        operation,
        status,
        verdicts: { pass: 0, fail: 0, unchecked: 0, skipped: 0 },
      };
      cell.verdicts[verdict] += 1;
      cells.set(key, cell);
    },
    all: (): Cell[] => [...cells.values()],
  };
}
