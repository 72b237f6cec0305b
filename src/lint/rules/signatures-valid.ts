import { SIGNATURE_EXTENSION, signatureFaults } from '../../compile/signature.ts';
import { childPointer } from '../../contract/pointer.ts';
import { walk } from '../../contract/walk.ts';
import type { Fault } from '../problem.ts';
import type { Subject } from '../subject.ts';

/** Every `x-signature` of an operation says how its requests are signed. */
export function signaturesValid({ contract }: Subject): Fault[] {
  const faults: Fault[] = [];
  walk(contract.document, 'openapi', '', ({ [SIGNATURE_EXTENSION]: node }, kind, pointer) => {
    if (kind !== 'operation' || node === undefined) return;
    faults.push(...signatureFaults(node, childPointer(pointer, SIGNATURE_EXTENSION)));
  });
  return faults;
}
