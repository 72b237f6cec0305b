// Measures Specwright beside its peers, side by side in one run, and writes RESULTS.md. Every server
// runs on the first core, the load generator on the second.
//   npm run bench                 all rows
//   npm run bench -- <name>       one of them
//   npm run bench -- --quick      short rounds, nothing written: to see that it works
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { Effort } from './effort.ts';
import { throughput } from './load.ts';
import { installPeers } from './peers.ts';
import { type Row, resultsPage } from './results.ts';
import { startUp } from './start-up.ts';
import { BRAZE_SERIES, DATADOG_SCALAR } from './work.ts';

const ROWS: Readonly<Record<string, (effort: Effort) => Promise<Row>>> = {
  'braze-series': (effort) => throughput(BRAZE_SERIES, effort),
  'datadog-scalar': (effort) => throughput(DATADOG_SCALAR, effort),
  'start-up-braze': (effort) => startUp(BRAZE_SERIES, effort),
  'start-up-datadog': (effort) => startUp(DATADOG_SCALAR, effort),
};

const quick = process.argv.includes('--quick');
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const unknown = named.filter((name) => ROWS[name] === undefined);
if (unknown.length > 0) {
  console.error(
    `no such benchmark: ${unknown.join(', ')}; there are ${Object.keys(ROWS).join(', ')}`,
  );
  process.exit(2);
}

installPeers();
execFileSync('npm', ['run', 'build'], { stdio: 'inherit' });

const rows: Row[] = [];
for (const name of named.length > 0 ? named : Object.keys(ROWS)) {
  console.error(`measuring ${name}`);
  rows.push(
    await (ROWS[name] as (effort: Effort) => Promise<Row>)(
      quick ? { rounds: 2, seconds: 1 } : { rounds: 5, seconds: 3 },
    ),
  );
}
const page = resultsPage(rows);
console.log(page);
if (!quick && named.length === 0) writeFileSync(new URL('RESULTS.md', import.meta.url), page);
