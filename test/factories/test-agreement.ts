import fc from 'fast-check';
import { expect, test } from 'vitest';
import { once } from '../../src/compile/lazily.ts';
import { loadContract } from '../../src/contract/load.ts';
import { agreementRuns } from '../agreement-runs.ts';
import { agreementOf } from './agreement.ts';

/** How many schemas and operations are drawn, and how many variants of each operation are looked at. */
export interface Runs {
  readonly schemas: number;
  readonly operations: number;
  readonly variants: number;
}

/** Tests that the factories of a contract agree with its schemas: of some, whatever the seed. */
export function testAgreement(argument: string, { schemas, operations, variants }: Runs): void {
  // Where the tests are skipped, the contract may not be there.
  const agreement = once(() => loadContract(argument).then(agreementOf));

  test('values of schemas', async () => {
    const { ofSchema, schemas: names } = await agreement();
    holds(names, schemas, ofSchema);
  });

  test('requests', async () => {
    const { ofRequest, requests } = await agreement();
    holds(requests, operations, ofRequest);
  });

  test('variants of responses', async () => {
    const { ofVariants, operations: ids } = await agreement();
    holds(ids, operations, (id, seed) => ofVariants(id, seed, variants));
  });
}

function holds(
  names: readonly string[],
  runs: number,
  faultsOf: (name: string, seed: string) => string[],
): void {
  if (names.length === 0) return;
  const property = fc.property(fc.constantFrom(...names), fc.string(), (name, seed) => {
    expect(faultsOf(name, seed)).toEqual([]);
  });
  fc.assert(property, agreementRuns(runs));
}
