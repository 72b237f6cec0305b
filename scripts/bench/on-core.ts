import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs a program of Node on a core, the first of which is 0, and gives what it printed. */
export async function onCore(core: number, args: readonly string[]): Promise<string> {
  const command = ['-c', String(core), process.execPath, ...args];
  const { stdout } = await promisify(execFile)('taskset', command);
  return stdout;
}
