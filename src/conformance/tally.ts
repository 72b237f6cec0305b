import type { CompiledContract } from '../compile/compiled-contract.ts';
import { lazily } from '../compile/lazily.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Examined } from './check.ts';
import { countClusters } from './clusters.ts';
import { countCoverage } from './coverage.ts';
import { type Compared, compileComparison } from './drift/compare.ts';
import { countDrift } from './drift/count.ts';
import type { Judgement } from './judge.ts';
import { countLiveCredentials } from './live-credentials.ts';
import { loosenessOf } from './observed/looseness.ts';
import { observe } from './observed/observation.ts';
import { QUOTING } from './observed/sighting.ts';
import { countReasons } from './reasons.ts';
import type { Summary } from './report.ts';

/** What judgements come to, counted as they come, so that none of them need be kept. */
export interface Tally {
  add(judgement: Judgement): void;
  /** Looks for live credentials in an exchange as it was recorded. */
  seek(recorded: Exchange): void;
  /** Takes what an exchange shows of its contract. */
  observe(examined: Examined): void;
  /** Takes how the contract, a recorded answer and a target's differ. */
  compare(contract: CompiledContract, compared: Compared): void;
  /**
   * @param all whether every contract is reported on, or only those that exchanges belong to.
   * @param isShard whether the rest of the run is judged elsewhere.
   */
  summary(
    contracts: readonly CompiledContract[],
    all: boolean,
    isShard: boolean,
  ): Omit<Summary, 'shard' | 'recordings'>;
}

/**
 * An empty tally.
 * @param quotes whether it may tell values that came.
 */
export function createTally(quotes = true): Tally {
  const verdicts = { pass: 0, fail: 0, unchecked: 0, skipped: 0 };
  const matched = new Set<string | null>();
  const clusters = countClusters();
  const reasons = countReasons();
  const coverage = countCoverage();
  const observationOf = lazily(observe);
  const comparisonOf = lazily(compileComparison);
  const drift = countDrift();
  const liveCredentials = countLiveCredentials();
  return {
    add(judgement) {
      verdicts[judgement.verdict] += 1;
      matched.add(judgement.contract);
      clusters.add(judgement.findings);
      reasons.add(judgement);
      coverage.add(judgement);
    },
    seek: liveCredentials.add,
    observe: (examined) => observationOf(examined.subject.compiled).add(examined),
    compare: (contract, compared) => drift.add(comparisonOf(contract)(compared)),
    summary(contracts, all, isShard) {
      const reported = contracts
        .filter(({ contract }) => all || matched.has(contract.name))
        .sort((a, b) => (a.contract.name < b.contract.name ? -1 : 1));
      const observed = reported.map((compiled) => ({
        contract: compiled.contract,
        shares: observationOf(compiled).shares(),
        counts: observationOf(compiled)
          .counts()
          .filter(({ count }) => quotes || !QUOTING.has(count.kind)),
      }));
      return {
        version: 1,
        contracts: observed.map(({ contract }) => contract.name),
        broken: [],
        exchanges: Object.values(verdicts).reduce((sum, count) => sum + count),
        verdicts,
        coverage: coverage.coverage(observed),
        looseness: loosenessOf(
          observed.flatMap(({ counts }) => counts),
          isShard,
        ),
        drift: drift.rows(),
        clusters: clusters.clusters(),
        reasons: reasons.reasons(),
        liveCredentials: liveCredentials.count(),
      };
    },
  };
}
