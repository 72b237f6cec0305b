import { type CauseShape, type ExchangesShape, FINDING, ROW, VERDICTS } from '../shapes.ts';

/** Which exchanges are shown; what isn't said is all the same. */
export interface Filter {
  /** Each of them has to stand somewhere in an exchange, in capitals or not. */
  readonly words?: string;
  /** The place in the list of verdicts. */
  readonly verdict?: number;
  /** 0: those without one. */
  readonly status?: number;
  /** The number of its text, and that of its contract. */
  readonly operation?: number;
  readonly contract?: number;
  /** The place in the list of causes. */
  readonly cause?: number;
}

/** Leads to exchanges. */
export type Show = (filter: Filter) => void;

/** Finds the places of the exchanges that fit a filter, in their order. */
export type Search = (filter: Filter) => number[];

/** `entries[3]`, as other reports name the place of an exchange in its recording. */
const INDEX = /^entries\[(\d+)\]$/;

/**
 * Gets exchanges ready to be searched. Each text is looked at once for each word, however many exchanges
 * it stands in.
 */
export function compileSearch(data: ExchangesShape, causes: readonly CauseShape[]): Search {
  const { rows, findings } = data;
  const texts = data.texts.map((text) => text.toLowerCase());
  const causeTexts = causes.map((cause) => textOf(cause).toLowerCase());
  const count = rows.length / ROW.length;
  const starts = startsOf(data);
  return ({ words = '', ...filter }) => {
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean).map(compileWord);
    const found: number[] = [];
    for (let row = 0; row < count; row += 1) {
      if (fits(row, filter) && wanted.every((holds) => holds(row))) found.push(row);
    }
    return found;
  };

  function fits(row: number, { verdict, status, operation, contract, cause }: Filter): boolean {
    const at = row * ROW.length;
    return (
      isOneOf(verdict, rows[at + ROW.verdict]) &&
      isOneOf(status, rows[at + ROW.status]) &&
      isOneOf(operation, rows[at + ROW.operation]) &&
      isOneOf(contract, rows[at + ROW.contract]) &&
      (cause === undefined || hasFinding(row, (at) => findings[at + FINDING.cause] === cause))
    );
  }

  function compileWord(word: string): (row: number) => boolean {
    const holding = texts.map((text) => text.includes(word));
    const holdingCauses = causeTexts.map((text) => text.includes(word));
    const holdingVerdicts = VERDICTS.map((verdict) => verdict === word);
    const index = Number(INDEX.exec(word)?.[1] ?? Number.NaN);
    const status = /^\d{3}$/.test(word) ? Number(word) : Number.NaN;
    const isText = (place: number) => holding[rows[place] as number] === true;
    return (row) => {
      const at = row * ROW.length;
      return (
        isText(at + ROW.operation) ||
        isText(at + ROW.recording) ||
        isText(at + ROW.contract) ||
        isText(at + ROW.reason) ||
        isText(at + ROW.request) ||
        rows[at + ROW.status] === status ||
        holdingVerdicts[rows[at + ROW.verdict] as number] === true ||
        rows[at + ROW.index] === index ||
        hasFinding(
          row,
          (at) =>
            holdingCauses[findings[at + FINDING.cause] as number] === true ||
            holding[findings[at + FINDING.pointer] as number] === true ||
            holding[findings[at + FINDING.received] as number] === true,
        )
      );
    };
  }

  function hasFinding(row: number, holds: (at: number) => boolean): boolean {
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += FINDING.length) {
      if (holds(at)) return true;
    }
    return false;
  }
}

/** Where the findings of each exchange start, and those of the last end. */
export function startsOf({ rows, findings }: ExchangesShape): readonly number[] {
  const count = rows.length / ROW.length;
  const starts: number[] = [];
  let at = 0;
  for (let row = 0; row <= count; row += 1) {
    starts[row] = at;
    while (at < findings.length && findings[at + FINDING.row] === row) at += FINDING.length;
  }
  return starts;
}

/** The values that one of the numbers of exchanges takes, the least first. */
export function valuesOf({ rows }: ExchangesShape, place: number): number[] {
  const values = new Set<number>();
  for (let at = place; at < rows.length; at += ROW.length) values.add(rows[at] as number);
  return [...values].sort((a, b) => a - b);
}

function isOneOf(wanted: number | undefined, given: number | undefined): boolean {
  return wanted === undefined || wanted === given;
}

function textOf({ check, severity, at, documented, place }: CauseShape): string {
  return [check, severity, at, documented, place].join('\n');
}
