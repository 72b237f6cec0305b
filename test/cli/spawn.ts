import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Run } from './run-main.ts';

const RUN = fileURLToPath(new URL('../../src/cli/run.ts', import.meta.url));

export interface SpawnOptions {
  readonly cwd?: string;
  /** Beside those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments of Node itself. */
  readonly node?: readonly string[];
  /** How large a file may become, in blocks of 512 or 1,024 bytes: as on a disk that is full. */
  readonly mostBlocks?: number;
}

/** Starts the command line as a process, which ends with the test at the latest. */
export function start(
  args: readonly string[],
  { cwd, env, node = [], mostBlocks }: SpawnOptions = {},
): ChildProcessWithoutNullStreams {
  // What decides on colour is each test's own, not the terminal's or CI's that runs them.
  const { FORCE_COLOR: _, NO_COLOR: __, CI: ___, ...inherited } = process.env;
  const limit = mostBlocks === undefined ? '' : `ulimit -f ${mostBlocks} && `;
  const command = [process.execPath, ...node, RUN, ...args];
  const child = spawn('sh', ['-c', `${limit}exec "$0" "$@"`, ...command], {
    ...(cwd !== undefined && { cwd }),
    env: { ...inherited, ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Runs the command line as a process, to its end. */
export async function runProcess(args: readonly string[], options?: SpawnOptions): Promise<Run> {
  const child = start(args, options);
  child.stdin.end();
  const [out, err, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { exitCode, out, err };
}

/** The first line that a process writes to stdout. */
export async function firstLine(child: ChildProcessWithoutNullStreams): Promise<string> {
  let written = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    written += chunk;
    if (written.includes('\n')) return written;
  }
  throw new Error(`the process ended after ${JSON.stringify(written)}`);
}
