import { walk } from '../../contract/walk.ts';
import type { Fault } from '../problem.ts';
import type { Subject } from '../subject.ts';

/** The `operationId` of a link is that of an operation (OpenAPI 3.1 §4.8.20.1). */
export function linksLead({ contract }: Subject): Fault[] {
  const operations = new Set<unknown>();
  const links: { operationId: string; pointer: string }[] = [];
  walk(contract.document, 'openapi', '', ({ operationId }, kind, pointer) => {
    if (typeof operationId !== 'string') return;
    if (kind === 'operation') operations.add(operationId);
    if (kind === 'link') links.push({ operationId, pointer: `${pointer}/operationId` });
  });
  // Components alone are for documents that have the operations.
  if (operations.size === 0) return [];
  return links
    .filter(({ operationId }) => !operations.has(operationId))
    .map(({ operationId, pointer }) => ({
      pointer,
      message: 'the link leads to no operation',
      expected: 'the operationId of an operation',
      received: operationId,
    }));
}
