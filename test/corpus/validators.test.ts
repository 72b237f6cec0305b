import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';
import { loadContract } from '../../src/contract/load.ts';
import { expectAgreement } from '../generators/validators/agreement.ts';

const CORPUS = new URL('../../../shared/corpus/openapi/', import.meta.url);
const reason = existsSync(CORPUS) ? '' : ' (skipped: the corpus lies beside this checkout only)';
const PATIENCE = { timeout: 600_000 };

/** `AGREEMENT_RUNS=20000` takes minutes. */
const RUNS = Number(process.env.AGREEMENT_RUNS ?? 60);

describe.skipIf(reason !== '')(`documents in the wild${reason}`, PATIENCE, () => {
  test.each(['adyen-checkout', 'github', 'kubernetes', 'stripe'])(
    'validators of %s say what the check says',
    async (name) => {
      const file = fileURLToPath(new URL(`${name}.json`, CORPUS));
      await expectAgreement(await loadContract(file), RUNS);
    },
  );
});
