// Keeps a mock at full load for ten minutes (`--seconds` for less), while its contract is reloaded, answers
// are overridden, disturbed and reset, clocks are moved, its journal is read, and sandboxes come and go. Exits 1
// if its memory grows, an answer isn't what was meant, or a handle stays open. `--record` writes soak/RESULTS.md.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createLoad } from './soak/load.ts';
import { describeSoak, growthOf } from './soak/results.ts';
import type { Sample, ServerReport } from './soak/server.ts';

/** What memory may grow by from the second quarter of a soak to its last: noise of the collector. */
const MOST_GROWTH = 0.1;

/** Below, the first collections are all there is to see. */
const LEAST_SECONDS = 30;

const options = {
  seconds: { type: 'string', default: '600' },
  record: { type: 'boolean' },
} as const;
const { values } = parseArgs({ options, strict: false });
const seconds = Number(values.seconds);
if (!(seconds >= LEAST_SECONDS) || Object.keys(values).some((name) => !(name in options))) {
  console.error(`npm run soak -- [--seconds <from ${LEAST_SECONDS}>] [--record]`);
  process.exit(2);
}

const server = fork(new URL('soak/server.ts', import.meta.url), {
  execArgv: ['--expose-gc'],
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
});
const [{ url }] = (await once(server, 'message')) as [{ url: string }];
const samples: Sample[] = [];
const reported = new Promise<ServerReport>((resolve) => {
  server.on('message', (message: Sample | ServerReport) => {
    if ('left' in message) resolve(message);
    else samples.push(message);
  });
});

const load = createLoad(url);
const counts = await load(seconds);
const exited = once(server, 'exit');
server.send('close');
const report = await reported;
await exited;

const growth = growthOf(samples.map(({ heap }) => heap));
const text = describeSoak({ seconds, counts, samples, report, growth });
console.log(text);
if (values.record) {
  writeFileSync(fileURLToPath(new URL('soak/RESULTS.md', import.meta.url)), text);
}
const faults = [
  ...(growth > MOST_GROWTH ? [`memory grew by ${(growth * 100).toFixed(1)} %`] : []),
  ...(counts.unexpected > 0 ? [`${counts.unexpected} answers weren't as meant`] : []),
  ...(counts.disturbed > report.disturbances
    ? [`${counts.disturbed} connections ended, of ${report.disturbances} that were to`]
    : []),
  ...(report.left.length > 0 ? [`open at the end: ${report.left.join(', ')}`] : []),
];
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
