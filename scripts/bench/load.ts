import { execFileSync } from 'node:child_process';
import { compileValidators } from '../../src/compile/validators.ts';
import { loadContract } from '../../src/contract/load.ts';
import type { Effort } from './effort.ts';
import type { Row } from './results.ts';
import { type RunningSubject, type Subject, startSubject } from './server.ts';
import { interleave } from './statistics.ts';
import { FLOOR, subjectsOf } from './subjects.ts';
import type { Work } from './work.ts';

const FIRST_PORT = 4110;

/** Requests per second that each subject answers, all of them running, one under load at a time. */
export async function throughput(work: Work, { rounds, seconds }: Effort): Promise<Row> {
  const subjects = subjectsOf(work);
  const running = new Map<Subject, RunningSubject>();
  const urlOf = (subject: Subject) => (running.get(subject) as RunningSubject).url;
  try {
    for (const [index, subject] of subjects.entries()) {
      running.set(subject, await startSubject(subject, FIRST_PORT + index, work.sample));
    }
    const notes = new Map<Subject, string>();
    for (const subject of subjects) {
      notes.set(subject, await inspect(urlOf(subject), work));
      // Nobody is measured cold.
      load(urlOf(subject), work.script, seconds);
    }
    const rates = await interleave(subjects, rounds, async (subject) =>
      load(urlOf(subject), work.script, seconds),
    );
    return {
      title: work.title,
      unit: 'requests/s',
      reference: FLOOR,
      entries: [...rates].map(([subject, result]) => ({
        name: subject.name,
        does: `${subject.does}; ${notes.get(subject)}`,
        result,
      })),
    };
  } finally {
    for (const subject of running.values()) await subject.stop();
  }
}

/** What a subject's answer is worth: its status, size, and whether its body satisfies the schema. */
async function inspect(url: string, { contract, sample, schema }: Work): Promise<string> {
  const validate = compileValidators(await loadContract(contract))(schema, 'response');
  const response = await fetch(url + sample.path, sample.init);
  const text = await response.text();
  const validity = validate(JSON.parse(text)).length === 0 ? 'valid' : 'invalid';
  return `its answer: ${response.status}, ${validity}, ${text.length} bytes`;
}

/** Requests per second over some seconds of load, as wrk on the second core counts them. */
function load(url: string, script: string, seconds: number): number {
  const args = ['-c', '1', 'wrk', '-t1', '-c32', `-d${seconds}s`, '-s', script, url];
  const output = execFileSync('taskset', args, { encoding: 'utf8' });
  const [, requests, microseconds, failed] = /result (\d+) (\d+) (\d+)/.exec(output) ?? [];
  if (failed !== '0')
    throw new Error(`${failed} of ${requests} requests were not answered with a success`);
  return Number(requests) / (Number(microseconds) / 1e6);
}
