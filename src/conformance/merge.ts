import { UsageError } from '../errors.ts';
import { countClusters } from './clusters.ts';
import { type ContractCoverage, type StatusCoverage, sharesBy, totalCoverage } from './coverage.ts';
import { countDrift } from './drift/count.ts';
import type { FindingExchange } from './finding.ts';
import { mergeLiveCredentials } from './live-credentials.ts';
import { mergeLooseness } from './observed/merge-looseness.ts';
import { countReasons } from './reasons.ts';
import type { BrokenRecording, ExchangeVerdict, Report, Summary } from './report.ts';
import type { Shard } from './shard.ts';
import { missingInAll } from './share.ts';

/**
 * Joins the reports of a run's shards into the report of the whole run.
 * @throws {UsageError} if an exchange is in two of them, or a shard in none.
 */
export function mergeReports(reports: readonly Report[]): Report {
  expectWhole(reports);
  const recordings = [...new Set(reports.flatMap((report) => report.recordings))];
  const byOrder = orderOf(recordings);
  const exchangeVerdicts = reports
    .flatMap((report) => report.exchangeVerdicts)
    .sort((a, b) => byOrder(a, b));
  expectDistinct(exchangeVerdicts);
  const findings = reports
    .flatMap((report) => report.findings)
    .sort((a, b) => byOrder(a.exchange, b.exchange));

  const verdicts = { pass: 0, fail: 0, unchecked: 0, skipped: 0 };
  const reasons = countReasons();
  for (const { file, index, verdict, reason, party } of exchangeVerdicts) {
    verdicts[verdict] += 1;
    reasons.add({ source: { file, index }, verdict, reason, party });
  }
  const drift = countDrift();
  for (const report of reports) drift.add(report.drift);
  const clusters = countClusters();
  const byExchange = Map.groupBy(findings, ({ exchange }) => `${exchange.index} ${exchange.file}`);
  for (const ofExchange of byExchange.values()) clusters.add(ofExchange);
  const inOrder = {
    exchanges: exchangeVerdicts.length,
    verdicts,
    drift: drift.rows(),
    clusters: clusters.clusters(),
    reasons: reasons.reasons(),
  };
  return { ...mergeSummaries(reports, inOrder), findings, exchangeVerdicts };
}

/** What of a summary depends on the order of the exchanges. */
type InOrder = Pick<Summary, 'exchanges' | 'verdicts' | 'drift' | 'clusters' | 'reasons'>;

/**
 * Joins what the shards of a run come to.
 * @param inOrder counted over all of them, in the order of the exchanges.
 * @param shard what they are together; absent: the whole run.
 */
export function mergeSummaries(
  shards: readonly Summary[],
  { exchanges, verdicts, drift, clusters, reasons }: InOrder,
  shard?: Shard,
): Summary {
  return {
    version: 1,
    shard: shard ?? null,
    contracts: [...new Set(shards.flatMap(({ contracts }) => contracts))].sort(),
    recordings: [...new Set(shards.flatMap(({ recordings }) => recordings))],
    broken: distinct(shards.flatMap(({ broken }) => broken)),
    exchanges,
    verdicts,
    coverage: totalCoverage(mergeCoverage(shards.flatMap(({ coverage }) => coverage.contracts))),
    looseness: mergeLooseness(
      shards.map(({ looseness }) => looseness),
      shard !== undefined,
    ),
    drift,
    clusters,
    reasons,
    liveCredentials: mergeLiveCredentials(shards.map(({ liveCredentials }) => liveCredentials)),
  };
}

/** Each shard reads every recording, and comes to the same break. */
function distinct(broken: readonly BrokenRecording[]): BrokenRecording[] {
  return [...new Map(broken.map((each) => [JSON.stringify(each), each])).values()];
}

type Place = Pick<FindingExchange, 'file' | 'index'>;

function orderOf(recordings: readonly string[]): (a: Place, b: Place) => number {
  const ordinals = new Map(recordings.map((file, ordinal) => [file, ordinal]));
  const ordinalOf = ({ file }: Place) => ordinals.get(file) ?? -1;
  return (a, b) => ordinalOf(a) - ordinalOf(b) || a.index - b.index;
}

/** A shard that is missing could hold what the others don't. */
function expectWhole(reports: readonly Report[]): void {
  const shards = reports.flatMap(({ shard }) => shard ?? []);
  const missing = shards.flatMap(({ of }) =>
    Array.from({ length: of }, (_, index) => `${index + 1}/${of}`),
  );
  const given = new Set(shards.map(({ index, of }) => `${index}/${of}`));
  const lacking = [...new Set(missing)].filter((shard) => !given.has(shard));
  if (lacking.length === 0) return;
  throw new UsageError({
    problem: 'the reports are not those of all shards',
    expected: 'those of a whole run',
    received: `none of ${lacking.join(', ')}`,
  });
}

/** What is the same exchange stands side by side. */
function expectDistinct(sorted: readonly ExchangeVerdict[]): void {
  sorted.forEach(({ file, index }, at) => {
    const before = sorted[at - 1];
    if (before?.file !== file || before.index !== index) return;
    throw new UsageError({
      problem: 'an exchange is in two of the reports',
      expected: 'the reports of the shards of one run, each once',
      received: `${file} entries[${index}] twice`,
    });
  });
}

/** What is missing in every shard is missing. */
function mergeCoverage(covered: readonly ContractCoverage[]): ContractCoverage[] {
  const byContract = [...Map.groupBy(covered, ({ contract }) => contract)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return byContract.map(([contract, parts]) => ({
    contract,
    ...sharesBy((name) => missingInAll(parts.map((part) => part[name]))),
    statuses: sumStatuses(parts.map(({ statuses }) => statuses)),
  }));
}

/** The statuses of a contract come in the same order in each of its reports. */
function sumStatuses(parts: readonly (readonly StatusCoverage[])[]): StatusCoverage[] {
  const [first = []] = parts;
  return first.map((status, at) => ({
    ...status,
    exchanges: parts.reduce((sum, part) => sum + (part[at]?.exchanges ?? 0), 0),
  }));
}
