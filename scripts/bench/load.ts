import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Validators } from '../../src/compile/validators.ts';
import { isJson } from '../../src/http/media-type.ts';
import type { Script, Work } from './work.ts';

/** What came of some seconds of load on one server. */
export interface Round {
  /** Successes per second. */
  readonly rate: number;
  /** Megabytes of answers per second, heads and failures included. */
  readonly megabytes: number;
  readonly requests: number;
  /** Requests that were answered with an error, or not at all. */
  readonly failed: number;
  /** Answers that were looked at meanwhile, by what they are worth. */
  readonly inspected: { readonly valid: number; readonly invalid: number };
}

/** More requests than a round can hold, so that no two rounds have one in common. */
export const NUMBERS_PER_ROUND = 1_000_000;
const BETWEEN_INSPECTIONS = 100;

/**
 * Puts a server under load, as wrk on the second core does, and looks at some of its answers.
 * @param first the number of the first request; those of the round go up from it.
 */
export async function load(
  url: string,
  work: Work,
  first: number,
  seconds: number,
  validators: Validators,
): Promise<Round> {
  const inspection = new AbortController();
  const [{ stdout }, inspected] = await Promise.all([
    wrk(url, work.script, first, seconds).finally(() => inspection.abort()),
    inspectAnswers(url, work, first + NUMBERS_PER_ROUND, validators, inspection.signal),
  ]);
  const found = /^result (\d+) (\d+) (\d+) (\d+) (\d+)$/m.exec(stdout);
  if (found === null) throw new Error(`wrk said nothing of its results:\n${stdout}`);
  const [requests, microseconds, refused, unanswered, bytes] = found.slice(1).map(Number) as Counts;
  return {
    rate: (requests - refused) / (microseconds / 1e6),
    megabytes: bytes / microseconds,
    requests: requests + unanswered,
    failed: refused + unanswered,
    inspected,
  };
}

type Counts = [
  requests: number,
  microseconds: number,
  refused: number,
  unanswered: number,
  bytes: number,
];

/** In this folder, where its scripts find each other. */
function wrk(
  url: string,
  { file, list }: Script,
  first: number,
  seconds: number,
): Promise<{ stdout: string }> {
  const options = ['-t1', '-c32', '--timeout', '10s', `-d${seconds}s`, '-s', file, url];
  return promisify(execFile)(
    'taskset',
    ['-c', '1', 'wrk', ...options, '--', String(first), ...(list === undefined ? [] : [list])],
    { cwd: import.meta.dirname },
  );
}

/** Asks now and then, counting down from a number, whether the body of an answer satisfies its schema. */
async function inspectAnswers(
  url: string,
  work: Work,
  last: number,
  validators: Validators,
  signal: AbortSignal,
): Promise<Round['inspected']> {
  const inspected = { valid: 0, invalid: 0 };
  for (let number = last; !signal.aborted; number -= 1) {
    const { path, init, schema } = work.request(number);
    const response = await fetch(url + path, init);
    const text = await response.text();
    const isValid =
      response.ok &&
      isJson(response.headers.get('content-type') ?? '') &&
      validators(schema, 'response')(JSON.parse(text)).length === 0;
    inspected[isValid ? 'valid' : 'invalid'] += 1;
    await pause(BETWEEN_INSPECTIONS);
  }
  return inspected;
}
