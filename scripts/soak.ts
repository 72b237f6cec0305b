// Keeps a mock at full load for ten minutes (`--seconds` for less), while its contract is reloaded, answers
// are overridden, disturbed and reset, clocks are moved, and sandboxes come and go. Exits 1 if its memory
// grows, a request fails that wasn't meant to, or a handle stays open. `--record` writes soak/RESULTS.md.
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

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '600' }, record: { type: 'boolean' } },
});
const seconds = Number(values.seconds);

const server = fork(new URL('soak/server.ts', import.meta.url), {
  execArgv: ['--expose-gc'],
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
});
const [{ url }] = (await once(server, 'message')) as [{ url: string }];
const samples: Sample[] = [];
server.on('message', (message: Sample) => samples.push(message));

const load = createLoad(url);
const counts = await load(seconds);
server.removeAllListeners('message');
const ended = once(server, 'message') as Promise<[ServerReport]>;
server.send('close');
const [report] = await ended;
await once(server, 'exit');

const growth = growthOf(samples.map(({ heap }) => heap));
const text = describeSoak({ seconds, counts, samples, report, growth });
console.log(text);
if (values.record) {
  writeFileSync(fileURLToPath(new URL('soak/RESULTS.md', import.meta.url)), text);
}
const faults = [
  ...(growth > MOST_GROWTH ? [`memory grew by ${(growth * 100).toFixed(1)} %`] : []),
  ...(counts.unexpected > 0 ? [`${counts.unexpected} answers weren't as meant`] : []),
  ...(report.left.length > 0 ? [`open at the end: ${report.left.join(', ')}`] : []),
];
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
