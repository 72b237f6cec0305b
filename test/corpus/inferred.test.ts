import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { judgeTraffic } from '../../src/adapters/judge-recording.ts';
import { type CompiledContract, compileContract } from '../../src/compile/compiled-contract.ts';
import { loadContract, loadContractText } from '../../src/contract/load.ts';
import type { Exchange } from '../../src/http/exchange.ts';
import { lintContract } from '../../src/lint/lint.ts';
import { readEntry } from '../../src/recording/formats/har-entry.ts';
import { createExchange } from '../../src/recording/recorded-exchange.ts';
import { documentFrom, inBatches } from '../infer/exchanges.ts';
import { conformingExchanges, harEntry } from '../planted/conforming.ts';

const CORPUS = new URL('../../../shared/corpus/openapi/', import.meta.url);
const reason = existsSync(CORPUS) ? '' : ' (skipped: the corpus lies beside this checkout only)';
const PATIENCE = { timeout: 180_000 };
const SERVER = 'https://api.example';

describe.skipIf(reason !== '')(
  `what is inferred from documents' traffic${reason}`,
  PATIENCE,
  () => {
    test.each([
      ['adyen-checkout', 6],
      ['asana', 20],
      ['github', 40],
      ['kubernetes', 80],
      ['stripe', 60],
    ])('%s: lint has nothing against it, and the traffic keeps it', async (name, every) => {
      const contract = await loadContract(fileURLToPath(new URL(`${name}.json`, CORPUS)));
      const exchanges = [...made(compileContract(contract, { formats: 'assert' }), every)];
      const inferred = await loadContractText(stringify(await documentFrom(exchanges, [SERVER])));
      const problems = await lintContract(inferred);
      expect(problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
      const { verdicts } = await judgeTraffic(inBatches(exchanges), { contracts: [inferred] });
      expect(verdicts).toEqual({ pass: exchanges.length, fail: 0, unchecked: 0, skipped: 0 });
      expect(exchanges.length).toBeGreaterThan(30);
    });
  },
);

/** Exchanges of some of the operations, each of them three times. */
function* made(compiled: CompiledContract, every: number): Generator<Exchange> {
  const operations = compiled.contract.operations.filter((_, index) => index % every === 0);
  for (const seed of ['a', 'b', 'c']) {
    for (const one of conformingExchanges(compiled, operations, seed)) {
      const entry = readEntry(harEntry(one, SERVER));
      yield createExchange(entry, { file: 'made.har', index: 0 });
    }
  }
}
