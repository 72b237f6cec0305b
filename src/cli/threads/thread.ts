import { workerData } from 'node:worker_threads';
import { judgeRecording } from '../../adapters/judge-recording.ts';
import { BrokenShare } from '../../recording/broken-share.ts';
import { loadConfiguration } from '../configuration.ts';
import { openJudging } from '../judging.ts';
import { createReservations } from './reservations.ts';
import type { PlacedJudgement, Task, Told } from './task.ts';

/** So many judgements are told together, since a message takes as long as some of them. */
const TOGETHER = 64;

/** So many messages may wait: a thread that is ahead of the others would fill the memory. */
const MOST_UNTAKEN = 64;

const { recordings, flags, shard, reserved, port, untaken } = workerData as Task;
const judging = await openJudging(flags, await loadConfiguration(flags.config));
const reservations = createReservations(reserved, shard);
let judgements: PlacedJudgement[] = [];
try {
  const summary = await judgeRecording(
    recordings,
    {
      ...judging,
      shard,
      onJudgement(judgement) {
        judgements.push({ place: reservations.nextPlace(), judgement });
        if (judgements.length === TOGETHER) tellJudgements();
      },
    },
    // The first thread, which comes to the same, explains it.
    () => {},
    reservations.leave,
  );
  tellJudgements();
  tell({ summary });
} catch (error) {
  if (!(error instanceof BrokenShare)) throw error;
  tell({ isBroken: true });
}
port.close();

function tellJudgements(): void {
  const waiting = Atomics.add(untaken, 0, 1) + 1;
  tell({ judgements });
  judgements = [];
  if (waiting >= MOST_UNTAKEN) Atomics.wait(untaken, 0, waiting);
}

function tell(told: Told): void {
  port.postMessage(told);
}
