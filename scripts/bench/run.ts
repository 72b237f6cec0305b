// Measures Specwright beside its peers, side by side in one run, and writes RESULTS.md. Every server
// runs on the first core, the load generator on the second.
//   npm run bench                 all rows
//   npm run bench -- <name>       one of them; with --record it takes its place in RESULTS.md
//   npm run bench -- --sample     Specwright and its rivals for some seconds; fails if a promise is broken
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { BENCHMARKS, type Benchmark } from './benchmarks.ts';
import type { Effort } from './effort.ts';
import { installPeers } from './peers.ts';
import { brokenPromises } from './promises.ts';
import { type Aimed, resultsPage } from './results.ts';

const RESULTS = new URL('RESULTS.md', import.meta.url);
const FULL: Effort = { rounds: 5, seconds: 3, isSample: false };
const SAMPLE: Effort = { rounds: 2, seconds: 2, isSample: true };

const { values, positionals } = parseArgs({
  options: {
    sample: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const { sample, record } = values;
const isWhole = !sample && positionals.length === 0;
expectNames(positionals);
expectMachine();

installPeers();
execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
// With its threads to the second core: to whom the first belongs is under measurement.
execFileSync('taskset', ['-acp', '1', String(process.pid)], { stdio: 'ignore' });

const rows: Aimed[] = [];
const broken: string[] = [];
for (const name of positionals.length > 0 ? positionals : Object.keys(BENCHMARKS)) {
  const { measure, promised = [], goals = [], isLong = false } = BENCHMARKS[name] as Benchmark;
  if (sample && isLong) continue;
  console.error(`measuring ${name}`);
  const row = await measure(sample ? SAMPLE : FULL);
  rows.push({ row, goals });
  broken.push(...brokenPromises(row, promised));
}
console.log(resultsPage(rows));
for (const promise of broken) console.error(`broken: ${promise}`);
if (broken.length > 0) process.exitCode = 1;
else if (isWhole) writeFileSync(RESULTS, resultsPage(rows));
else if (record) writeFileSync(RESULTS, resultsPage(rows, readFileSync(RESULTS, 'utf8')));

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
