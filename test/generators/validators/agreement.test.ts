import { test } from 'vitest';
import { bundledContracts } from '../../../src/contract/bundled.ts';
import { loadContract } from '../../../src/contract/load.ts';
import { expectAgreement } from './agreement.ts';

test.each(bundledContracts())('validators of %s say what the check says', async (name) => {
  await expectAgreement(await loadContract(name), 400);
});
