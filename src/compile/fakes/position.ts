import type { JsonObject } from '../../contract/contract.ts';
import { remembered } from '../../http/remembered.ts';

/** Names, in words, of what tells where in its list an item stands, counted from one. */
const NUMBER = /^(line|row|step|item) (number|no)$|^sequence( number)?$/;

/** Whether a property of a name, in words, may tell where in its list an item stands. */
export function isPosition(words: string): boolean {
  return words === 'index' || NUMBER.test(words);
}

/** What an item at an index says of its place, by the usual names. */
export const positionAt = remembered((index: number): JsonObject => {
  const number = index + 1;
  return {
    index,
    lineNumber: number,
    line_number: number,
    lineNo: number,
    rowNumber: number,
    row_number: number,
    stepNumber: number,
    step_number: number,
    itemNumber: number,
    sequence: number,
    sequenceNumber: number,
    sequence_number: number,
  };
});
