import type { MessagePort } from 'node:worker_threads';
import type { Judgement } from '../../conformance/judge.ts';
import type { Summary } from '../../conformance/report.ts';
import type { Shard } from '../../conformance/shard.ts';
import type { JudgingFlags } from '../judging.ts';

/** What a thread is to judge. */
export interface Task {
  readonly recordings: readonly string[];
  readonly flags: JudgingFlags & { readonly config?: string };
  readonly shard: Shard;
  /** Where it tells what it judges. */
  readonly port: MessagePort;
  /** One number, shared: how many messages with judgements weren't taken yet. */
  readonly untaken: Int32Array<SharedArrayBuffer>;
}

/** What a thread tells: judgements in their order, some at a time, and in the end what they come to. */
export type Told = { readonly judgements: readonly Judgement[] } | { readonly summary: Summary };
