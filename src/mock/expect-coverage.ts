import { showValue } from '../compile/violation.ts';
import { CoverageError, UsageError } from '../errors.ts';
import type { MockCoverage } from './exercise.ts';

/** How many per cent of each have to be exercised. */
export type CoverageGate = { readonly [Kind in keyof MockCoverage]?: number };

const KINDS = ['operations', 'statuses', 'parameters'] as const satisfies (keyof MockCoverage)[];

/**
 * The gate on what was exercised of a contract.
 * @param gate per cent of the documented statuses, or of each kind.
 * @throws {CoverageError} if a smaller share was exercised.
 * @throws {UsageError} if the gate can't be taken.
 */
export function expectCoverage(
  contract: string,
  coverage: MockCoverage,
  gate: number | CoverageGate,
): void {
  for (const [kind, percent] of Object.entries(readGate(gate))) {
    const { documented, exercised, missing } = coverage[kind as keyof MockCoverage];
    if (documented === 0 || (exercised / documented) * 100 >= percent) continue;
    throw new CoverageError({
      problem: `too little of ${contract} was exercised`,
      expected: `${percent} % of its documented ${kind}`,
      received: `${exercised} of ${documented}, without ${missing.join(', ')}`,
    });
  }
}

function readGate(gate: number | CoverageGate): CoverageGate {
  const read = typeof gate === 'object' && gate !== null ? gate : { statuses: gate };
  const isTaken = Object.entries(read).every(
    ([kind, percent]) =>
      KINDS.some((known) => known === kind) &&
      Number(percent) >= 0 &&
      Number(percent) <= 100 &&
      typeof percent === 'number',
  );
  if (isTaken) return read;
  throw new UsageError({
    problem: "coverage can't be held against this",
    expected: `per cent of the statuses, from 0 to 100, or { ${KINDS.join(', ')} } of them`,
    received: showValue(gate),
  });
}
