import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { cache } from './peers.ts';
import { emptyContractCache } from './subjects.ts';

/** What a run of a program came to. */
export interface MeasuredRun {
  readonly exitCode: number | null;
  /** From the start of its process to its end. */
  readonly seconds: number;
  /** The most memory that was resident, in bytes. */
  readonly memory: number;
}

const PEAK_MEMORY = fileURLToPath(new URL('peak-memory.js', import.meta.url));

/**
 * Runs a program of Node as if Specwright had never run.
 * @param cores as `taskset` has them: `0`, `0,1`.
 */
export async function runMeasured(cores: string, args: readonly string[]): Promise<MeasuredRun> {
  emptyContractCache();
  const began = performance.now();
  const child = spawn(
    'taskset',
    ['-c', cores, process.execPath, '--import', PEAK_MEMORY, ...args],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], cwd: cache },
  );
  const [kibibytes, [exitCode]] = await Promise.all([
    text(child.stdio[3] as Readable),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  const seconds = (performance.now() - began) / 1000;
  return { exitCode, seconds, memory: Number(kibibytes) * 1024 };
}
