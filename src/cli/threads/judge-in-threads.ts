import { statSync } from 'node:fs';
import { MessageChannel, Worker } from 'node:worker_threads';
import { judgeRecording } from '../../adapters/judge-recording.ts';
import type { Judgement } from '../../conformance/judge.ts';
import { mergeSummaries } from '../../conformance/merge.ts';
import type { Summary } from '../../conformance/report.ts';
import type { Shard } from '../../conformance/shard.ts';
import { createTally } from '../../conformance/tally.ts';
import { createInOrder } from './in-order.ts';
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
 * Starts threads, and gives what judges the recordings in them as `judgeRecording` does: each reads all of them,
 * and judges every n-th exchange. The judgements are told in the order of the exchanges, and come to what one
 * thread would. What can be read only once, one thread judges.
 */
export function startThreads(run: ThreadedRun): typeof judgeRecording {
  const { threads, recordings, flags, shard: whole = { index: 1, of: 1 } } = run;
  if (threads === 1 || recordings.some(isReadOnce)) return judgeRecording;
  const others = Array.from({ length: threads - 1 }, (_, index) =>
    startThread({ recordings, flags, shard: shardOf(whole, index + 1, threads) }),
  );
  return async (_, { onJudgement, ...options }, onBroken) => {
    const tally = createTally();
    const inOrder = createInOrder<Judgement>(threads, (judgement) => {
      tally.add(judgement);
      onJudgement?.(judgement);
    });
    const shards = others.map(({ judge }, index) =>
      judge((judgement) => inOrder.add(index + 1, judgement)),
    );
    const own = {
      ...options,
      shard: shardOf(whole, 0, threads),
      onJudgement: (judgement: Judgement) => inOrder.add(0, judgement),
    };
    const summaries = await Promise.all([judgeRecording(recordings, own, onBroken), ...shards]);
    return mergeSummaries(summaries, tally.summary([], false, false), run.shard);
  };
}

/** What comes at every n-th place of a shard. */
function shardOf({ index, of }: Shard, thread: number, threads: number): Shard {
  return { index: index + of * thread, of: of * threads };
}

/** The standard input, or a pipe. */
function isReadOnce(path: string): boolean {
  return path === '-' || statSync(path, { throwIfNoEntry: false })?.isFIFO() === true;
}

interface Thread {
  /** Takes what it judges, and waits for what that comes to. */
  readonly judge: (onJudgement: (judgement: Judgement) => void) => Promise<Summary>;
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
      const told = new Promise<Summary>((resolve) => {
        port1.on('message', (message: Told) => {
          if ('summary' in message) return resolve(message.summary);
          Atomics.sub(untaken, 0, 1);
          Atomics.notify(untaken, 0);
          for (const judgement of message.judgements) onJudgement(judgement);
        });
      });
      return Promise.race([told, failed]).finally(() => port1.close());
    },
  };
}
