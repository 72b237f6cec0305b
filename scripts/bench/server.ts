import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { cache } from './peers.ts';
import type { Sample } from './work.ts';

/** A server in a process of its own, and how to start it. */
export interface Subject {
  readonly name: string;
  /** Whether it validates requests and answers: what the table says of it. */
  readonly does: string;
  /** Arguments of Node. `port` is where to listen: 0 where it says itself where it does. */
  readonly args: (port: number) => readonly string[];
  /** Whether it prints `listening on <url>`, and so may take any port. */
  readonly saysWhere: boolean;
  /** What has to be done before each of its starts. */
  readonly prepare?: (sample: Sample) => void | Promise<void>;
}

export interface RunningSubject {
  readonly url: string;
  readonly pid: number;
  /** From the start of the process to its first answer, in milliseconds. */
  readonly firstAnswer: number;
  /** @throws if someone else answers there afterwards: then he may have answered all the time. */
  stop(): Promise<void>;
}

const GIVE_UP = 60_000;

/** Starts a server on the first core and waits for its first answer to a request. */
export async function startSubject(subject: Subject, sample: Sample): Promise<RunningSubject> {
  const { name, saysWhere } = subject;
  await subject.prepare?.(sample);
  const port = saysWhere ? 0 : await freePort();
  const started = performance.now();
  const child = spawn('taskset', ['-c', '0', process.execPath, ...subject.args(port)], {
    stdio: ['ignore', saysWhere ? 'pipe' : 'ignore', 'ignore'],
    // A group of its own: a server that starts others is ended with them.
    detached: true,
    cwd: cache,
  });
  try {
    const url = saysWhere ? await urlSaidBy(child, name) : `http://127.0.0.1:${port}`;
    await firstAnswer(url, sample, child, name);
    return {
      url,
      pid: child.pid as number,
      firstAnswer: performance.now() - started,
      stop: () => stop(child, url, name),
    };
  } catch (error) {
    await end(child);
    throw error;
  }
}

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The lines are read to the end: who isn't read may wait for it. */
function urlSaidBy(child: ChildProcess, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface(child.stdout as Readable)
      .on('line', (line) => {
        const [, url] = /^listening on (\S+)$/.exec(line) ?? [];
        if (url !== undefined) resolve(url);
      })
      .on('close', () => reject(new Error(`${name} didn't say where it listens`)));
  });
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
    const response = await fetch(url + path, init).catch(() => undefined);
    await response?.arrayBuffer();
    if (response?.ok) return;
    if (response !== undefined) throw new Error(`${name} answered ${response.status}`);
    await pause(2);
  }
  throw new Error(`${name} gave no answer within ${GIVE_UP / 1000} s`);
}

async function stop(child: ChildProcess, url: string, name: string): Promise<void> {
  await end(child);
  const stranger = await fetch(url).catch(() => undefined);
  if (stranger !== undefined) throw new Error(`someone else answers at ${url}, where ${name} was`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = once(child, 'exit');
  process.kill(-(child.pid as number));
  await exit;
}
