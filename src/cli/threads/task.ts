import type { MessagePort } from 'node:worker_threads';
import type { Judgement } from '../../conformance/judge.ts';
import type { Summary } from '../../conformance/report.ts';
import type { Shard } from '../../conformance/shard.ts';
import type { JudgingFlags } from '../judging.ts';

/** What a thread is to judge. */
export interface Task {
  readonly recordings: readonly string[];
  readonly flags: JudgingFlags & { readonly config?: string };
  /** What all threads judge together. */
  readonly shard: Shard;
  /** Which of them this is: the calling one is 0. */
  readonly thread: number;
  readonly threads: number;
  /** Where it tells what it judges. */
  readonly port: MessagePort;
  /** One number, shared: how many messages with judgements weren't taken yet. */
  readonly untaken: Int32Array<SharedArrayBuffer>;
}

/**
 * What a thread tells: judgements in their order, some at a time, and in the end what they come to, or that a
 * recording breaks where the others may not notice.
 */
export type Told =
  | { readonly judgements: readonly Judgement[] }
  | { readonly summary: Summary }
  | { readonly isBroken: true };
