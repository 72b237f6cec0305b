import type { Parameters } from 'fast-check';

/**
 * How often properties are tried that hold what is generated against the check: `AGREEMENT_RUNS=20000` takes
 * minutes, and `AGREEMENT_SEED` tries again what a failure told.
 */
export function agreementRuns(usual: number): Pick<Parameters, 'numRuns' | 'seed'> {
  const { AGREEMENT_RUNS = usual, AGREEMENT_SEED } = process.env;
  return {
    numRuns: Number(AGREEMENT_RUNS),
    ...(AGREEMENT_SEED !== undefined && { seed: Number(AGREEMENT_SEED) }),
  };
}
