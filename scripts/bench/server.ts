import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Sample } from './work.ts';

/** A server in a process of its own, and how to start it. */
export interface Subject {
  readonly name: string;
  /** Whether it validates requests and answers: what the table says of it. */
  readonly does: string;
  /** Arguments of Node; `port` is where it has to listen. */
  readonly args: (port: number) => readonly string[];
}

export interface RunningSubject {
  readonly url: string;
  /** From the start of the process to its first answer, in milliseconds. */
  readonly firstAnswer: number;
  stop(): Promise<void>;
}

const GIVE_UP = 60_000;

/** Starts a server on the first core and waits for its first answer to a request. */
export async function startSubject(
  subject: Subject,
  port: number,
  sample: Sample,
): Promise<RunningSubject> {
  const started = performance.now();
  const child = spawn('taskset', ['-c', '0', process.execPath, ...subject.args(port)], {
    stdio: 'ignore',
    // A group of its own: a server that starts others is ended with them.
    detached: true,
  });
  const url = `http://127.0.0.1:${port}`;
  await firstAnswer(url, sample, child, subject.name);
  return { url, firstAnswer: performance.now() - started, stop: () => end(child) };
}

async function firstAnswer(
  url: string,
  { path, init }: Sample,
  child: ChildProcess,
  name: string,
): Promise<void> {
  for (const deadline = performance.now() + GIVE_UP; performance.now() < deadline; ) {
    if (child.exitCode !== null)
      throw new Error(`${name} ended with ${child.exitCode} before it answered`);
    try {
      const response = await fetch(url + path, init);
      await response.arrayBuffer();
      if (response.ok) return;
      throw new Error(`${name} answered ${response.status}`, { cause: 'answered' });
    } catch (error) {
      if ((error as Error).cause === 'answered') throw error;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
  await end(child);
  throw new Error(`${name} gave no answer within ${GIVE_UP / 1000} s`);
}

async function end(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  process.kill(-(child.pid as number));
  await exit;
}
