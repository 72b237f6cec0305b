import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { compileValidators } from '../../src/compile/validators.ts';
import { loadContract } from '../../src/contract/load.ts';
import type { Effort } from './effort.ts';
import type { Row } from './results.ts';
import { type RunningSubject, type Subject, startSubject } from './server.ts';
import { interleave } from './statistics.ts';
import { floor, prism, specwright } from './subjects.ts';

const SCRIPT = fileURLToPath(new URL('braze-series.lua', import.meta.url));
const PATH = '/events/data_series?event=a&length=24&unit=hour&ending_at=2026-11-20T12:34:56Z';
const FIRST_PORT = 4110;

/** Requests per second on the Braze series, every request another one. */
export async function brazeSeries({ rounds, seconds }: Effort): Promise<Row> {
  const subjects = [floor, specwright, prism];
  const running = new Map<Subject, RunningSubject>();
  try {
    for (const [index, subject] of subjects.entries()) {
      running.set(subject, await startSubject(subject, FIRST_PORT + index, PATH));
    }
    const notes = await Promise.all(
      subjects.map((subject) => inspect((running.get(subject) as RunningSubject).url)),
    );
    const urls = new Map(
      subjects.map((subject) => [subject, (running.get(subject) as RunningSubject).url]),
    );
    // Nobody is measured cold.
    for (const url of urls.values()) load(url, seconds);
    const rates = await interleave(subjects, rounds, async (subject) =>
      load(urls.get(subject) as string, seconds),
    );
    return {
      title: 'The Braze series, every request another one',
      unit: 'requests/s',
      better: 'more',
      reference: floor.name,
      entries: subjects.map((subject, index) => ({
        name: subject.name,
        does: `${subject.does}; ${notes[index]}`,
        result: rates.get(subject) as never,
      })),
    };
  } finally {
    for (const subject of running.values()) await subject.stop();
  }
}

/** What a subject's answer is worth: its status, and whether its body satisfies the schema. */
async function inspect(url: string): Promise<string> {
  const response = await fetch(url + PATH, { headers: { authorization: 'Bearer key' } });
  const validate = compileValidators(await loadContract('braze'))(
    '/components/schemas/DataSeries',
    'response',
  );
  const body = (await response.json()) as { data?: unknown[] };
  const validity = validate(body).length === 0 ? 'valid' : 'invalid';
  return `its answer: ${response.status}, ${validity}, ${body.data?.length ?? 0} points of 24`;
}

/** Requests per second over some seconds of load, as wrk counts them. */
function load(url: string, seconds: number): number {
  const output = execFileSync(
    'taskset',
    ['-c', '1', 'wrk', '-t1', '-c32', `-d${seconds}s`, '-s', SCRIPT, url],
    {
      encoding: 'utf8',
    },
  );
  const [, requests, microseconds, failed] = /result (\d+) (\d+) (\d+)/.exec(output) ?? [];
  if (failed !== '0')
    throw new Error(`${failed} of ${requests} requests were not answered with a success`);
  return Number(requests) / (Number(microseconds) / 1e6);
}
