import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { LeftOver } from '../conformance/replay/cleanup.ts';
import type { Kept, ReplayLog, SessionLog } from '../conformance/replay/log.ts';
import type { Summary } from '../conformance/report.ts';
import type { RunOptions } from '../conformance/run.ts';
import type { Subject } from '../conformance/subject.ts';
import { OutputError, UsageError } from '../errors.ts';
import type { HttpResponse } from '../http/exchange.ts';
import type { Session } from '../recording/sessions.ts';
import { version } from '../version.ts';
import { lockLog } from './replay-lock.ts';
import type { ReplayTarget } from './replay-target.ts';

/** Where the logs of replays are, below the working directory. */
const FOLDER = join('.specwright', 'replays');

/** A log that is on the disk. */
interface ReplayLogFile extends ReplayLog {
  /** Closes it. @param isDone whether nothing is left to go on with: it is taken from the disk. */
  close(isDone: boolean): void;
}

/** One line of a log. */
type Line = { readonly file: string } & (
  | { readonly begun: number }
  | { readonly index: number; readonly kept: Kept & { readonly bytes?: string } }
  | { readonly left: readonly LeftOver[]; readonly next?: number }
);

/** What the lines of a recording say: where in the log an exchange is kept. */
interface Known {
  readonly begun: Set<number>;
  readonly kept: Map<number, { readonly at: number; readonly length: number }>;
  ended: readonly LeftOver[] | undefined;
  deletedBefore: number;
}

/**
 * Keeps the log of a replay while it goes, and takes it from the disk once nothing is left to go on
 * with. Another replay never takes it: it is named after what was recorded, the contracts, the target
 * and how answers are judged.
 */
export async function keepLog(
  sessions: readonly Session[],
  subjects: readonly Subject[],
  { clock: _, stop, credentials = {}, ...options }: RunOptions & Partial<ReplayTarget>,
  resumes: boolean,
  replay: (log: ReplayLog) => Promise<Summary>,
): Promise<Summary> {
  // How fast it is sent, and what is waited for, may change from one part of a replay to the next.
  const { url, shard, concurrency, timeout, rateLimit, retries, ...judging } = options;
  const recordings = sessions.map(async ({ file }) => [file, await hashOf(file)]);
  const sent = keyOf({ recordings: await Promise.all(recordings), url, shard });
  const judged = keyOf({
    version: version(),
    contracts: subjects.map(({ compiled }) => [compiled.contract.name, compiled.contract.hash]),
    credentials: Object.keys(credentials),
    judging: { ...judging, ignored: [...judging.ignored] },
  });
  const log = await openReplayLog({ sent, judged }, resumes);
  let isDone = false;
  try {
    const summary = await replay(log);
    isDone = stop?.aborted !== true;
    return summary;
  } finally {
    log.close(isDone);
  }
}

function keyOf(identity: unknown): string {
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 16);
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}

/**
 * Opens the log of a replay, for its owner alone to read. Every line is written before what comes after
 * it is done; what concerns a write is on the disk by then.
 *
 * @param identity tells a replay from all others: what is sent where, and how answers are judged.
 * @param resumes whether it goes on where the log ends, rather than anew.
 * @throws {UsageError} if the log to go on with is of a replay that judged otherwise: writes would be sent twice.
 */
async function openReplayLog(
  { sent, judged }: { readonly sent: string; readonly judged: string },
  resumes: boolean,
): Promise<ReplayLogFile> {
  const key = `${sent}-${judged}`;
  const path = join(FOLDER, `${key}.ndjson`);
  const unlock = prepareFolder(path, key);
  const isResumed = resumes && existsSync(path);
  if (resumes && !isResumed && isKept(sent)) {
    unlock();
    throw new UsageError({
      problem: '--resume has no such replay to go on with',
      expected:
        'the contracts and options with which it was stopped; those of its pace may be others',
      received: 'others',
      hint: 'Without --resume it begins anew, and sends its writes again.',
    });
  }
  const sessions = new Map<string, Known>();
  let end = isResumed ? await readLog(path, sessions) : 0;
  const fd = openFile(path, isResumed);
  // What a kill has cut off is as if it had never been written.
  ftruncateSync(fd, end);

  const append = (line: Line, isFlushed: boolean) => {
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    const at = end;
    end += writeSync(fd, bytes, 0, bytes.length, end);
    if (isFlushed) fsyncSync(fd);
    note(sessions, line, at, bytes.length);
  };
  return {
    session: (file) => createSessionLog(file, knownOf(sessions, file), fd, append),
    close(isDone) {
      closeSync(fd);
      if (isDone) rmSync(path, { force: true });
      unlock();
    },
  };
}

/**
 * Makes the folder of logs, and keeps others from this one.
 * @throws {OutputError} if it can't be written: without it, no write would be safe.
 * @throws {UsageError} if another replay works on the log.
 */
function prepareFolder(path: string, key: string): () => void {
  try {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(join('.specwright', '.gitignore'), '*\n');
    return lockLog(FOLDER, key);
  } catch (error) {
    throw error instanceof UsageError ? error : new OutputError(path, error);
  }
}

/** Whether there is a log of a replay that sent the same to the same target. */
function isKept(sent: string): boolean {
  return readdirSync(FOLDER).some(
    (name) => name.startsWith(`${sent}-`) && name.endsWith('.ndjson'),
  );
}

/** @throws {OutputError} if it can't be written. */
function openFile(path: string, isResumed: boolean): number {
  try {
    return openSync(path, isResumed ? 'r+' : 'w+', 0o600);
  } catch (error) {
    throw new OutputError(path, error);
  }
}

function createSessionLog(
  file: string,
  known: Known,
  fd: number,
  append: (line: Line, isFlushed: boolean) => void,
): SessionLog {
  const { ended, deletedBefore } = known;
  return {
    ended,
    deletedBefore,
    read(index) {
      const place = known.kept.get(index);
      if (place === undefined) return known.begun.has(index) ? 'begun' : undefined;
      const bytes = Buffer.alloc(place.length);
      readSync(fd, bytes, 0, place.length, place.at);
      const line = JSON.parse(bytes.toString());
      return withBytes(line.kept);
    },
    begin: (index) => append({ file, begun: index }, true),
    keep: (index, kept) => append({ file, index, kept: withText(kept) }, known.begun.has(index)),
    end: (left, next) => append({ file, left, ...(next !== undefined && { next }) }, true),
  };
}

/** A body of bytes is written as base64. */
function withText({ judgement, answer }: Kept): Kept & { readonly bytes?: string } {
  if (answer === undefined || !(answer.body instanceof Uint8Array)) {
    return { judgement, ...(answer !== undefined && { answer }) };
  }
  const { body, ...rest } = answer;
  return { judgement, answer: rest, bytes: Buffer.from(body).toString('base64') };
}

function withBytes({ judgement, answer, bytes }: Kept & { readonly bytes?: string }): Kept {
  if (answer === undefined) return { judgement };
  const whole: HttpResponse =
    bytes === undefined
      ? answer
      : { ...answer, body: new Uint8Array(Buffer.from(bytes, 'base64')) };
  return { judgement, answer: whole };
}

/** @returns how many bytes of the log are whole lines. */
async function readLog(path: string, sessions: Map<string, Known>): Promise<number> {
  let at = 0;
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(path)) {
    rest = Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf('\n'); end !== -1; end = rest.indexOf('\n')) {
      note(sessions, JSON.parse(rest.subarray(0, end).toString()), at, end + 1);
      at += end + 1;
      rest = rest.subarray(end + 1);
    }
  }
  return at;
}

function note(sessions: Map<string, Known>, line: Line, at: number, length: number): void {
  const known = knownOf(sessions, line.file);
  if ('begun' in line) known.begun.add(line.begun);
  else if ('index' in line) known.kept.set(line.index, { at, length });
  else if (line.next === undefined) known.ended = line.left;
  else known.deletedBefore = line.next;
}

function knownOf(sessions: Map<string, Known>, file: string): Known {
  const known = sessions.get(file) ?? {
    begun: new Set(),
    kept: new Map(),
    ended: undefined,
    deletedBefore: 0,
  };
  sessions.set(file, known);
  return known;
}
