import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';

/** The files by which this process says that it works on logs. */
const held = new Set<string>();

/**
 * Says that this process works on a log, by a file with its id in its name: of two that begin at once
 * neither goes on, and what a process that was killed has left binds nobody.
 *
 * @param folder of the log, which is there.
 * @param key the log's name.
 * @returns what ends it.
 * @throws {UsageError} if another replay works on it.
 */
export function lockLog(folder: string, key: string): () => void {
  const own = join(folder, lockName(key, process.pid));
  if (held.has(own)) throw underWay(process.pid);
  writeFileSync(own, '', { mode: 0o600 });
  const unlock = () => {
    held.delete(own);
    rmSync(own, { force: true });
  };
  for (const name of readdirSync(folder)) {
    const pid = Number(/\.(\d+)\.lock$/.exec(name)?.[1]);
    if (name !== lockName(key, pid) || pid === process.pid) continue;
    if (isAlive(pid)) {
      unlock();
      throw underWay(pid);
    }
    rmSync(join(folder, name), { force: true });
  }
  held.add(own);
  return unlock;
}

function lockName(key: string, pid: number): string {
  return `${key}.${pid}.lock`;
}

/** Signal 0 asks whether there is one to signal, and whether that is allowed. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function underWay(pid: number): UsageError {
  return new UsageError({
    problem: 'the same replay is under way',
    expected: 'one at a time, since none may send what another has sent',
    received: `process ${pid}`,
    hint: 'Wait for it, or end it: --resume goes on with what it did.',
  });
}
