import type { Contract } from '../contract/contract.ts';
import { countClusters } from './clusters.ts';
import { countCoverage } from './coverage.ts';
import type { Judgement } from './judge.ts';
import { countReasons } from './reasons.ts';
import type { Summary } from './report.ts';

/** What judgements come to, counted as they come, so that none of them need be kept. */
export interface Tally {
  add(judgement: Judgement): void;
  /** @param all whether every contract is reported on, or only those that exchanges belong to. */
  summary(contracts: readonly Contract[], all: boolean): Omit<Summary, 'recordings'>;
}

/** An empty tally. */
export function createTally(): Tally {
  const verdicts = { pass: 0, fail: 0, unchecked: 0, skipped: 0 };
  const matched = new Set<string | null>();
  const clusters = countClusters();
  const reasons = countReasons();
  const coverage = countCoverage();
  return {
    add(judgement) {
      verdicts[judgement.verdict] += 1;
      matched.add(judgement.contract);
      clusters.add(judgement.findings);
      reasons.add(judgement);
      coverage.add(judgement);
    },
    summary(contracts, all) {
      const reported = contracts
        .filter(({ name }) => all || matched.has(name))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
      return {
        version: 1,
        contracts: reported.map(({ name }) => name),
        broken: [],
        exchanges: Object.values(verdicts).reduce((sum, count) => sum + count),
        verdicts,
        coverage: coverage.coverage(reported),
        clusters: clusters.clusters(),
        reasons: reasons.reasons(),
      };
    },
  };
}
