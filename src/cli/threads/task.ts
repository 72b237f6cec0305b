import type { MessagePort } from 'node:worker_threads';
import type { Judgement } from '../../conformance/judge.ts';
import type { Summary } from '../../conformance/report.ts';
import type { Shard } from '../../conformance/shard.ts';
import type { JudgingFlags } from '../judging.ts';
import type { Reserved } from './reservations.ts';

/** What a thread is to judge. */
export interface Task {
  readonly recordings: readonly string[];
  readonly flags: JudgingFlags & { readonly config?: string };
  /** What all threads judge together. */
  readonly shard: Shard;
  readonly reserved: Reserved;
  /** Where it tells what it judges. */
  readonly port: MessagePort;
  /** One number, shared: how many messages with judgements weren't taken yet. */
  readonly untaken: Int32Array<SharedArrayBuffer>;
}

/** A judgement, and its place among all of them. */
export interface PlacedJudgement {
  readonly place: number;
  readonly judgement: Judgement;
}

/**
 * What a thread tells: judgements in their order, some at a time, and in the end what they come to, or that a
 * recording breaks where the others may not notice.
 */
export type Told =
  | { readonly judgements: readonly PlacedJudgement[] }
  | { readonly summary: Summary }
  | { readonly isBroken: true };
