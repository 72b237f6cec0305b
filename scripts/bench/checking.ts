import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKERS, type Checker, DRIFT, PLAIN_LOOP } from './checkers.ts';
import type { Effort } from './effort.ts';
import { runMeasured } from './measured-run.ts';
import type { Entry, Row } from './results.ts';
import { interleave, medianOf } from './statistics.ts';
import { makeTraffic, type Traffic, type TrafficPlan } from './traffic.ts';

/** What memory is measured in. */
export const MOST_MEMORY = 'MiB at most';

/** What one run of a checker came to. */
interface Run {
  /** Exchanges per second, from the start of its process to its end. */
  readonly rate: number;
  /** The most memory that was resident, in MiB. */
  readonly memory: number;
  /** The planted faults that it found, and the other exchanges that it blamed. */
  readonly found: number;
  readonly blamed: number;
}

/** Exchanges per second that each checker judges, and how much memory it takes. */
export async function checking(
  plan: TrafficPlan,
  { rounds }: Effort,
  checkers = CHECKERS,
): Promise<Row> {
  const traffic = await makeTraffic(plan);
  const measure = (checker: Checker) => run(checker, traffic);
  // Everyone's code is on this machine's disk and in its caches by then.
  await interleave(checkers, 1, measure);
  const measured = await interleave(checkers, rounds, measure);
  return {
    title: plan.title,
    measures: [
      { unit: 'exchanges/s', references: [PLAIN_LOOP, DRIFT] },
      { unit: MOST_MEMORY, references: [PLAIN_LOOP, DRIFT] },
    ],
    entries: [...measured].map(([checker, runs]) => entry(checker, traffic, runs)),
  };
}

async function run(checker: Checker, traffic: Traffic): Promise<Run> {
  const report = join(traffic.folder, 'report');
  rmSync(report, { force: true });
  const args = checker.args(traffic, report);
  const { seconds, memory } = await runMeasured(checker.cores ?? '0', args);
  const blamed = new Set(checker.blamed(readFileSync(report, 'utf8')));
  const found = traffic.planted.intersection(blamed).size;
  return {
    rate: traffic.exchanges / seconds,
    memory: memory / 1024 ** 2,
    found,
    blamed: blamed.size - found,
  };
}

function entry({ name, does }: Checker, { planted }: Traffic, runs: readonly Run[]): Entry {
  // Each run of a checker comes to the same.
  const { found, blamed } = runs[0] as Run;
  return {
    name,
    does: `${does}; found ${found} of ${planted.size} planted faults, blamed ${blamed} other exchanges`,
    results: [medianOf(runs.map(({ rate }) => rate)), medianOf(runs.map(({ memory }) => memory))],
    wrong: planted.size - found + blamed,
  };
}
