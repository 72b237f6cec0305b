// Measures Specwright beside its peers, side by side in one run, and writes RESULTS.md. Every server
// runs on the first core, the load generator on the second.
//   npm run bench                 all rows
//   npm run bench -- <name>       one of them
//   npm run bench -- --sample     Specwright and its rivals for some seconds; fails if a promise is broken
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { DRIFT } from './checkers.ts';
import { checking } from './checking.ts';
import type { Effort } from './effort.ts';
import { inProcess } from './in-process.ts';
import { installPeers } from './peers.ts';
import { brokenPromises, type Promised } from './promises.ts';
import { type Row, resultsPage } from './results.ts';
import type { Subject } from './server.ts';
import { startUp } from './start-up.ts';
import { PRISM, rivals, subjectsOf } from './subjects.ts';
import { throughput } from './throughput.ts';
import { GITHUB, MPARTICLE_LONG, MPARTICLE_SHORT, type TrafficPlan } from './traffic.ts';
import { OPENAPI_TYPESCRIPT, typing } from './typing.ts';
import { BUNDLED, EMPTY_START, OWN_DOCUMENT, type Unchanged, unchanged } from './unchanged.ts';
import { BRAZE_SERIES, DATADOG_SCALAR, type Work } from './work.ts';

interface Benchmark {
  readonly measure: (effort: Effort) => Promise<Row>;
  /** One for each measure. */
  readonly promised: readonly Promised[];
  /** Whether a sample does without it. */
  readonly isLong?: boolean;
}

type ServerBenchmark = (work: Work, subjects: readonly Subject[], effort: Effort) => Promise<Row>;

/** Held with a wide margin, so that a busy machine breaks none: what is usual is a multiple of it. */
const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  'braze-series': of(throughput, BRAZE_SERIES, { atLeast: 15 }),
  'datadog-scalar': of(throughput, DATADOG_SCALAR, { atLeast: 3 }),
  'start-up-braze': of(startUp, BRAZE_SERIES, { atMost: 0.6 }),
  'start-up-datadog': of(startUp, DATADOG_SCALAR, { atMost: 0.6 }),
  'in-process-braze': of(inProcess, BRAZE_SERIES, { atMost: 0.1 }),
  'in-process-datadog': of(inProcess, DATADOG_SCALAR, { atMost: 0.1 }),
  types: { measure: typing, promised: [{ of: OPENAPI_TYPESCRIPT, atMost: 1.5 }] },
  'types-unchanged-bundled': ofTypes(BUNDLED),
  'types-unchanged-document': ofTypes(OWN_DOCUMENT),
  'check-mparticle-3000': { ...ofCheck(MPARTICLE_SHORT, 0.6, 0.8), isLong: true },
  'check-mparticle-30000': ofCheck(MPARTICLE_LONG, 0.5, 0.6),
  'check-github-3000': { ...ofCheck(GITHUB, 1.5, 0.6), isLong: true },
};

const FULL: Effort = { rounds: 5, seconds: 3, isSample: false };
const SAMPLE: Effort = { rounds: 2, seconds: 2, isSample: true };

const { values, positionals } = parseArgs({
  options: { sample: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const { sample } = values;
expectNames(positionals);
expectMachine();

installPeers();
execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
// With its threads to the second core: to whom the first belongs is under measurement.
execFileSync('taskset', ['-acp', '1', String(process.pid)], { stdio: 'ignore' });

const rows: Row[] = [];
const broken: string[] = [];
for (const name of positionals.length > 0 ? positionals : Object.keys(BENCHMARKS)) {
  const { measure, promised, isLong = false } = BENCHMARKS[name] as Benchmark;
  if (sample && isLong) continue;
  console.error(`measuring ${name}`);
  const row = await measure(sample ? SAMPLE : FULL);
  rows.push(row);
  broken.push(...brokenPromises(row, promised));
}
const page = resultsPage(rows);
console.log(page);
for (const promise of broken) console.error(`broken: ${promise}`);
if (broken.length > 0) process.exitCode = 1;
else if (!sample && positionals.length === 0)
  writeFileSync(new URL('RESULTS.md', import.meta.url), page);

function of(measure: ServerBenchmark, work: Work, promised: Omit<Promised, 'of'>): Benchmark {
  return {
    measure: (effort) => measure(work, effort.isSample ? rivals(work) : subjectsOf(work), effort),
    promised: [{ of: PRISM, ...promised }],
  };
}

function ofCheck(plan: TrafficPlan, speed: number, memory: number): Benchmark {
  return {
    measure: (effort) => checking(plan, effort),
    promised: [
      { of: DRIFT, atLeast: speed },
      { of: DRIFT, atMost: memory },
    ],
  };
}

function ofTypes(work: Unchanged): Benchmark {
  return {
    measure: (effort) => unchanged(work, effort),
    promised: [{ of: EMPTY_START, atMost: 3 }],
  };
}

function expectNames(names: readonly string[]): void {
  const unknown = names.filter((name) => !Object.hasOwn(BENCHMARKS, name));
  if (unknown.length === 0) return;
  const known = Object.keys(BENCHMARKS).join(', ');
  console.error(`no such benchmark: ${unknown.join(', ')}; there are ${known}`);
  process.exit(2);
}

function expectMachine(): void {
  const tools = ['wrk', 'taskset'].filter((tool) => spawnSync(tool, ['-v']).error !== undefined);
  const missing = [...tools, ...(cpus().length < 2 ? ['a second core'] : [])];
  if (missing.length === 0) return;
  console.error(`the benchmark needs ${missing.join(' and ')}, which this machine lacks`);
  process.exit(2);
}
