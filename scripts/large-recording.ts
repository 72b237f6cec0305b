// Holds a large HAR against the bundled contracts, as a user would (after `npm run build`), and watches the
// memory of the command: `npm run large-recording -- --size 64MB` (1 GB by default), a tenth, three tenths and all
// of it. The HAR is made of the contracts' own recordings, with other ids and values. Exits 1 if the command
// takes more than 250 MB, or can't read the HAR. `--record` writes LARGE-RECORDING.md.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundledContracts, bundledRecordings } from '../src/contract/bundled.ts';
import { readRecordings } from '../src/recording/read.ts';

const MB = 1_000_000;
const MOST_RESIDENT = 250 * MB;
const SAMPLE_EACH = 50;
/** Clock ticks of a second, in which Linux counts processor time. */
const TICKS = 100;

/** What a process took so far, as Linux tells it. */
interface Taken {
  /** Most bytes at a time. */
  readonly resident: number;
  /** Of the processors, in seconds. */
  readonly work: number;
}

/** What a run of the command took. */
interface Run {
  readonly exitCode: number | null;
  readonly seconds: number;
  /** `undefined` where the system doesn't tell. */
  readonly taken: Taken | undefined;
}

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '1GB' },
    record: { type: 'boolean', default: false },
  },
});
const size = bytesOf(values.size);
const templates = await entryTexts();
const folder = mkdtempSync(join(tmpdir(), 'large-recording-'));
const faults: string[] = [];
const rows: string[] = [];
try {
  for (const part of [0.1, 0.3, 1]) {
    const file = join(folder, 'large.har');
    const bytes = await writeLarge(file, size * part);
    const run = await check(file);
    const row = rowOf(bytes, run);
    console.log(row);
    rows.push(row);
    const { exitCode, taken } = run;
    // 1 says that there are findings: varied values may break what their exchange keeps.
    if (exitCode !== 0 && exitCode !== 1) faults.push(`the command exits with ${exitCode}`);
    if (taken !== undefined && taken.resident > MOST_RESIDENT) {
      faults.push(`${inMb(taken.resident)} MB are more than ${inMb(MOST_RESIDENT)}`);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
else if (values.record) {
  writeFileSync(new URL('LARGE-RECORDING.md', import.meta.url), pageOf(rows));
}

function rowOf(bytes: number, { seconds, taken }: Run): string {
  const work = taken === undefined ? 'unknown' : taken.work.toFixed(1);
  const speed = taken === undefined ? 'unknown' : (bytes / MB / taken.work).toFixed(1);
  const resident = taken === undefined ? 'unknown' : inMb(taken.resident);
  return `| ${inMb(bytes)} | ${seconds.toFixed(1)} | ${work} | ${speed} | ${resident} |`;
}

function pageOf(rows: readonly string[]): string {
  return `# Checks of large recordings

Written by \`npm run large-recording -- --record\`: \`specwright check <file> --report json\` on one HAR of
each size, held against the bundled contracts; Node ${process.version}, ${availableParallelism()} cores.

| MB | seconds | of them processor | MB per second of processor | MB resident at most |
|---:|---:|---:|---:|---:|
${rows.join('\n')}
`;
}

/** The entries of all bundled recordings, as JSON. */
async function entryTexts(): Promise<string[]> {
  const folders = bundledContracts().map(bundledRecordings);
  const files = new Set<string>();
  for await (const { source } of readRecordings(folders)) files.add(source.file);
  return [...files].flatMap((file) =>
    JSON.parse(readFileSync(file, 'utf8')).log.entries.map((entry: unknown) =>
      JSON.stringify(entry),
    ),
  );
}

async function writeLarge(file: string, size: number): Promise<number> {
  const stream = createWriteStream(file);
  let bytes = 0;
  const write = async (text: string) => {
    bytes += Buffer.byteLength(text);
    if (!stream.write(text)) await once(stream, 'drain');
  };
  await write(
    '{"log":{"version":"1.2","creator":{"name":"large-recording","version":"1"},"entries":[',
  );
  for (let index = 0; bytes < size; index += 1) {
    const text = templates[index % templates.length] ?? '';
    await write((index === 0 ? '' : ',\n') + varied(text, index));
  }
  await write(']}}\n');
  stream.end();
  await once(stream, 'close');
  return bytes;
}

/** Other digits at the end of what has many: ids, counts and times. */
function varied(text: string, index: number): string {
  const digits = String(index % 1000).padStart(3, '0');
  return text.replaceAll(/(?<=[1-9]\d{3,})\d{3}(?=\D)/g, digits);
}

async function check(file: string): Promise<Run> {
  const main = fileURLToPath(new URL('../bin/specwright.js', import.meta.url));
  const start = performance.now();
  const command = spawn(process.execPath, [main, 'check', file, '--report', 'json'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let taken: Taken | undefined;
  const sampling = setInterval(() => {
    taken = takenBy(command.pid) ?? taken;
  }, SAMPLE_EACH);
  const [exitCode] = (await once(command, 'exit')) as [number | null];
  clearInterval(sampling);
  return { exitCode, seconds: (performance.now() - start) / 1000, taken };
}

/** From proc(5); the fields behind the command's name in parentheses are the third and those after it. */
function takenBy(pid: number | undefined): Taken | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kibibytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1];
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const [user, system] = fields.slice(11, 13).map(Number) as [number, number];
    if (kibibytes === undefined) return undefined;
    return { resident: Number(kibibytes) * 1024, work: (user + system) / TICKS };
  } catch {
    return undefined;
  }
}

function bytesOf(text: string): number {
  const [, number, unit] = /^(\d+)(MB|GB)$/.exec(text) ?? [];
  if (number === undefined) throw new Error(`--size: expected 64MB or 1GB, received ${text}`);
  return Number(number) * (unit === 'GB' ? 1000 * MB : MB);
}

function inMb(bytes: number): string {
  return Math.round(bytes / MB).toLocaleString('en-US');
}
