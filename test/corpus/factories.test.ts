import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';
import { testAgreement } from '../factories/test-agreement.ts';

const CORPUS = new URL('../../../shared/corpus/openapi/', import.meta.url);
const reason = existsSync(CORPUS) ? '' : ' (skipped: the corpus lies beside this checkout only)';
const DOCUMENTS = ['adyen-checkout', 'github', 'kubernetes', 'stripe'];
const RUNS = { schemas: 12, operations: 6, variants: 60 };

describe.skipIf(reason !== '').each(DOCUMENTS)(
  `the factories of %s${reason}`,
  { timeout: 1_800_000 },
  (name) => testAgreement(fileURLToPath(new URL(`${name}.json`, CORPUS)), RUNS),
);
