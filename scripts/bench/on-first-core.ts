import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs a program of Node on the first core, and gives what it printed. */
export async function onFirstCore(args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('taskset', ['-c', '0', process.execPath, ...args]);
  return stdout;
}
