// Measures Specwright beside its peers, side by side in one run, and writes RESULTS.md. Every server
// runs on the first core, the load generator on the second.
//   npm run bench                 all rows
//   npm run bench -- <name>       one of them
//   npm run bench -- --sample     Specwright and Prism for some seconds; fails if a promise is broken
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { Effort } from './effort.ts';
import { inProcess } from './in-process.ts';
import { installPeers } from './peers.ts';
import { brokenPromises, type Promised } from './promises.ts';
import { type Row, resultsPage } from './results.ts';
import type { Subject } from './server.ts';
import { startUp } from './start-up.ts';
import { rivals, subjectsOf } from './subjects.ts';
import { throughput } from './throughput.ts';
import { BRAZE_SERIES, DATADOG_SCALAR, type Work } from './work.ts';

interface Benchmark {
  readonly work: Work;
  readonly measure: (work: Work, subjects: readonly Subject[], effort: Effort) => Promise<Row>;
  readonly promised: Promised;
}

/** Held with a wide margin, so that a busy machine breaks none: what is usual is a multiple of it. */
const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  'braze-series': { work: BRAZE_SERIES, measure: throughput, promised: { atLeast: 15 } },
  'datadog-scalar': { work: DATADOG_SCALAR, measure: throughput, promised: { atLeast: 3 } },
  'start-up-braze': { work: BRAZE_SERIES, measure: startUp, promised: { atMost: 0.6 } },
  'start-up-datadog': { work: DATADOG_SCALAR, measure: startUp, promised: { atMost: 0.6 } },
  'in-process-braze': { work: BRAZE_SERIES, measure: inProcess, promised: { atMost: 0.1 } },
  'in-process-datadog': { work: DATADOG_SCALAR, measure: inProcess, promised: { atMost: 0.1 } },
};

const FULL: Effort = { rounds: 5, seconds: 3 };
const SAMPLE: Effort = { rounds: 2, seconds: 2 };

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
  const { work, measure, promised } = BENCHMARKS[name] as Benchmark;
  console.error(`measuring ${name}`);
  const row = await measure(work, sample ? rivals(work) : subjectsOf(work), sample ? SAMPLE : FULL);
  rows.push(row);
  broken.push(...brokenPromises(row, promised));
}
const page = resultsPage(rows);
console.log(page);
for (const promise of broken) console.error(`broken: ${promise}`);
if (broken.length > 0) process.exitCode = 1;
else if (!sample && positionals.length === 0)
  writeFileSync(new URL('RESULTS.md', import.meta.url), page);

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
