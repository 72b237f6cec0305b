import type { Pointer } from '../../contract/contract.ts';
import type { Violation } from '../violation.ts';

/** What in a body isn't written as documented. `received`: what came, in words. */
export function encodingFault(
  pointer: Pointer,
  expected: string,
  received: string,
  contractPointer: Pointer,
): Violation {
  return { pointer, keyword: 'encoding', contractPointer, expected, received, value: received };
}
