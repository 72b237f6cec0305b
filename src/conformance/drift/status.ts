import { documentedResponse } from '../../compile/response.ts';
import type { Operation } from '../../contract/contract.ts';
import type { RecordedAnswer } from '../check.ts';
import type { Severity } from '../finding.ts';
import { type Disagreement, disagreementAt, type Side } from './disagreement.ts';

/** What it is worth that an answer has another status than the recorded one; `undefined`: it has the same. */
export function statusSeverity(recorded: number, received: number): Severity | undefined {
  if (meaning(recorded) === meaning(received)) return undefined;
  return classOf(recorded) === classOf(received) ? 'warning' : 'error';
}

/** 304 says that the 200 which the client has is still good (RFC 9110 §15.4.5). */
function meaning(status: number): number {
  return status === 304 ? 200 : status;
}

function classOf(status: number): number {
  return Math.floor(meaning(status) / 100);
}

/** Holds the statuses of two answers against each other and those that are documented; either may be missing. */
export function compareStatuses(
  operation: Operation,
  recorded: RecordedAnswer | undefined,
  received: number | undefined,
): Disagreement | undefined {
  const sideOf = (each: number): Side => {
    const isDocumented = documentedResponse(operation, each) !== undefined;
    return { shown: new Set([String(each)]), stance: isDocumented ? 'documented' : 'broken' };
  };
  const { status, incomparable } = recorded ?? { status: null };
  const words = operation.responses.map((response) => response.status).join(', ');
  const severity =
    status === null || received === undefined ? undefined : statusSeverity(status, received);
  const isSame = received === undefined || status === received;
  const isComparable = incomparable === undefined && (isSame || severity !== undefined);
  const found = disagreementAt(
    { at: 'response', pointer: '', words },
    status === null || !isComparable ? undefined : sideOf(status),
    received === undefined ? undefined : sideOf(received),
  );
  return found?.severity === 'info' ? { ...found, severity: severity ?? 'info' } : found;
}
