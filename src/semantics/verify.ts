import { statusKeys } from '../compile/response.ts';
import type { Contract, Operation } from '../contract/contract.ts';
import { meantHint } from '../contract/near-miss.ts';
import { SemanticsError } from '../errors.ts';
import { rulesOf } from './rules.ts';
import type { OperationSemantics, Semantics } from './semantics.ts';
import { verifyShape } from './shape.ts';

/**
 * Verifies that semantics have their form, and speak of operations and statuses that their contract has.
 * @param file the module that they were read from: errors name it.
 * @throws {SemanticsError} if they don't.
 */
export function verifySemantics(semantics: Semantics, contract: Contract, file: string): void {
  verifyShape(semantics, file);
  const documented = new Map(contract.operations.map((operation) => [operation.id, operation]));
  for (const [id, spoken] of Object.entries(semantics.operations)) {
    if (spoken === undefined) continue;
    const operation = documented.get(id);
    if (operation === undefined) {
      throw new SemanticsError({
        problem: 'the semantics speak of an operation that the contract lacks',
        expected: `one of ${[...documented.keys()].join(', ')}`,
        received: id,
        location: { file },
        ...meantHint(id, documented.keys()),
      });
    }
    verifyStatuses(spoken, operation, file);
  }
}

/** A request is answered with one status; an answer's rule may speak of a range that is documented. */
function verifyStatuses(
  semantics: OperationSemantics,
  { id, responses }: Operation,
  file: string,
): void {
  const documented = responses.map(({ status }) => status);
  const isDocumented = (status: string) =>
    statusKeys(status).some((key) => documented.includes(key));
  const spoken = [
    ...rulesOf(semantics).map((rule) => ('answer' in rule ? rule.answer.status : rule.status)),
    ...Object.values(semantics.denialStatuses ?? {}),
  ].map(String);
  const unknown = spoken.find(
    (status) => !/^[1-5](\d\d|XX)$/.test(status) || !isDocumented(status),
  );
  if (unknown === undefined) return;
  throw new SemanticsError({
    problem: `a rule of ${id} speaks of a status that the contract lacks`,
    expected: `one of ${documented.map(asNumber).join(', ')}`,
    received: unknown,
    location: { file },
  });
}

/** `default` stands for statuses, and is none that an answer could have. */
function asNumber(status: string): string {
  return status === 'default' ? 'the numbers that default stands for' : status;
}
