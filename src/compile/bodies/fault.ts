import type { Pointer } from '../../contract/contract.ts';
import type { Violation } from '../violation.ts';

/** What came in the place of what is documented. */
export interface Received {
  readonly words: string;
  /** As it is, where the words show it; a report hides a secret by it. */
  readonly value?: unknown;
}

/** What in a body isn't written as documented. */
export function encodingFault(
  pointer: Pointer,
  expected: string,
  { words, value }: Received,
  contractPointer: Pointer,
): Violation {
  return { pointer, keyword: 'encoding', contractPointer, expected, received: words, value };
}
