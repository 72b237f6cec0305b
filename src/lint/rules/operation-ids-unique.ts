import { childPointer } from '../../contract/pointer.ts';
import { walk } from '../../contract/walk.ts';
import { formatLocation } from '../../errors.ts';
import type { Fault } from '../problem.ts';
import type { Subject } from '../subject.ts';

/** No two operations have the same `operationId` (OpenAPI 3.1 §4.8.10.1). */
export function operationIdsUnique({ contract }: Subject): Fault[] {
  const taken = new Map<string, string>();
  const faults: Fault[] = [];
  walk(contract.document, 'openapi', '', ({ operationId }, kind, operation) => {
    if (kind !== 'operation' || typeof operationId !== 'string') return;
    const pointer = childPointer(operation, 'operationId');
    const first = taken.get(operationId);
    if (first === undefined) {
      taken.set(operationId, pointer);
      return;
    }
    const place = formatLocation(contract.locate(first));
    faults.push({ pointer, message: `the operationId "${operationId}" is taken, at ${place}` });
  });
  return faults;
}
