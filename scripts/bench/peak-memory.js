// Loaded into a process that is measured: tells on its fourth stream the most memory that was resident
// (VmHWM of proc(5), which counts from the program's start, as `ru_maxrss` of getrusage(2) doesn't).
import { readFileSync, writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  process.on('exit', () => {
    const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    writeSync(3, kibibytes);
  });
}
