import { statSync } from 'node:fs';
import { MessageChannel, Worker } from 'node:worker_threads';
import { type CheckRecordingOptions, judgeRecording } from '../../adapters/judge-recording.ts';
import type { Judgement } from '../../conformance/judge.ts';
import { mergeSummaries } from '../../conformance/merge.ts';
import type { Summary } from '../../conformance/report.ts';
import type { Shard } from '../../conformance/shard.ts';
import { createTally } from '../../conformance/tally.ts';
import type { RecordingError } from '../../errors.ts';
import { BrokenShare } from '../../recording/broken-share.ts';
import { createInOrder } from './in-order.ts';
import { createReservations, nothingReserved, type Reserved } from './reservations.ts';
import type { Task, Told } from './task.ts';
import { THREAD_FILE } from './thread-file.ts';

/** A run whose shards are judged at the same time. */
export interface ThreadedRun {
  /** How many, of which the calling one is the first. */
  readonly threads: number;
  readonly recordings: readonly string[];
  readonly flags: Task['flags'];
  /** What all of them judge together. */
  readonly shard: Shard | undefined;
}

/**
 * Starts threads, and gives what judges the recordings in them as `judgeRecording` does: each finds where the
 * exchanges end, and reads and judges those that it comes to first. The judgements are told in the order of the
 * exchanges, and come to what one thread would. What can be read only once, one thread judges; so it does anew
 * where a recording breaks inside an exchange: only its own thread notices, and the others have gone beyond it.
 */
export function startThreads(run: ThreadedRun): typeof judgeRecording {
  const { threads, recordings, flags, shard = WHOLE } = run;
  if (threads === 1 || recordings.some(isReadOnce)) return judgeRecording;
  const reserved = nothingReserved();
  const others = Array.from({ length: threads - 1 }, () =>
    startThread({ recordings, flags, shard, reserved }),
  );
  return async (_, options, onBroken) => {
    let told = 0;
    const tell = (judgement: Judgement) => {
      told += 1;
      options.onJudgement?.(judgement);
    };
    try {
      return await judgeTogether(
        run,
        others,
        reserved,
        { ...options, onJudgement: tell },
        onBroken,
      );
    } catch (error) {
      if (!(error instanceof BrokenShare)) throw error;
    }
    await Promise.all(others.map(({ stop }) => stop()));
    let again = 0;
    const tellTheRest = (judgement: Judgement) => {
      again += 1;
      if (again > told) options.onJudgement?.(judgement);
    };
    return judgeRecording(recordings, { ...options, onJudgement: tellTheRest }, onBroken);
  };
}

/**
 * Judges in this thread and in others.
 * @throws {BrokenShare} if a recording breaks where only one of them notices. Nothing behind the place was told.
 */
async function judgeTogether(
  { recordings, shard }: ThreadedRun,
  others: readonly Thread[],
  reserved: Reserved,
  { onJudgement, ...options }: CheckRecordingOptions,
  onBroken: (error: RecordingError) => void,
): Promise<Summary> {
  const tally = createTally();
  const inOrder = createInOrder<Judgement>((judgement) => {
    tally.add(judgement);
    onJudgement?.(judgement);
  });
  const reservations = createReservations(reserved, shard ?? WHOLE);
  const broken: RecordingError[] = [];
  let isOver = false;
  const own = judgeRecording(
    recordings,
    {
      ...options,
      shard: shard ?? WHOLE,
      onJudgement(judgement) {
        if (isOver) throw new BrokenShare();
        inOrder(reservations.nextPlace(), judgement);
      },
    },
    (error) => broken.push(error),
    reservations.leave,
  );
  const shares = others.map(({ judge }) => judge(inOrder));
  try {
    const summaries = await Promise.all([own, ...shares]);
    for (const error of broken) onBroken(error);
    return mergeSummaries(summaries, tally.summary([], false, false), shard);
  } catch (error) {
    isOver = true;
    await Promise.allSettled([own]);
    throw error;
  }
}

/** What the threads come to is joined as what shards do. */
const WHOLE: Shard = { index: 1, of: 1 };

/** The standard input, or a pipe. */
function isReadOnce(path: string): boolean {
  return path === '-' || statSync(path, { throwIfNoEntry: false })?.isFIFO() === true;
}

interface Thread {
  /** Takes what it judges, and waits for what that comes to. */
  readonly judge: (onJudgement: (place: number, judgement: Judgement) => void) => Promise<Summary>;
  readonly stop: () => Promise<unknown>;
}

/** It opens the contracts while others are opened here; it doesn't keep the process from ending before it is asked. */
function startThread(task: Omit<Task, 'port' | 'untaken'>): Thread {
  const untaken = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  // It keeps what comes until somebody listens.
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(THREAD_FILE, {
    workerData: { ...task, port: port2, untaken } satisfies Task,
    transferList: [port2],
  });
  worker.unref();
  const failed = new Promise<never>((_, reject) => {
    worker.on('error', reject);
  });
  // Nobody may have asked yet.
  failed.catch(() => {});
  return {
    judge(onJudgement) {
      worker.ref();
      const told = new Promise<Summary>((resolve, reject) => {
        port1.on('message', (message: Told) => {
          if ('summary' in message) return resolve(message.summary);
          if ('isBroken' in message) return reject(new BrokenShare());
          Atomics.sub(untaken, 0, 1);
          Atomics.notify(untaken, 0);
          for (const { place, judgement } of message.judgements) onJudgement(place, judgement);
        });
      });
      return Promise.race([told, failed]).finally(() => port1.close());
    },
    stop() {
      port1.close();
      return worker.terminate();
    },
  };
}
