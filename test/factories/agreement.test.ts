import { describe } from 'vitest';
import { bundledContracts } from '../../src/contract/bundled.ts';
import { testAgreement } from './test-agreement.ts';

const RUNS = { schemas: 25, operations: 10, variants: 80 };

describe.each(bundledContracts())('the factories of %s', { timeout: 60_000 }, (name) => {
  testAgreement(name, RUNS);
});
