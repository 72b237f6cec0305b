import { compileValidators } from '../../src/compile/validators.ts';
import { loadContract } from '../../src/contract/load.ts';
import type { Effort } from './effort.ts';
import { load, NUMBERS_PER_ROUND, type Round } from './load.ts';
import type { Entry, Row } from './results.ts';
import { type RunningSubject, type Subject, startSubject } from './server.ts';
import { interleave, medianOf } from './statistics.ts';
import { FLOOR, PRISM, STEADY } from './subjects.ts';
import type { Work } from './work.ts';

/** What answers are measured in, their heads included. */
export const ANSWERED = 'MB/s answered';

/** Requests per second that each subject answers, all of them running, one under load at a time. */
export async function throughput(
  work: Work,
  subjects: readonly Subject[],
  { rounds, seconds }: Effort,
): Promise<Row> {
  const validators = compileValidators(await loadContract(work.contract));
  const running = new Map<Subject, RunningSubject>();
  let first = 0;
  const loadFor =
    (seconds: number) =>
    (subject: Subject): Promise<Round> => {
      first += NUMBERS_PER_ROUND;
      return load((running.get(subject) as RunningSubject).url, work, first, seconds, validators);
    };
  try {
    for (const subject of subjects)
      running.set(subject, await startSubject(subject, work.request(0)));
    // Nobody is measured cold.
    await interleave(subjects, 1, loadFor(work.warmUp ?? seconds));
    const measured = await interleave(subjects, rounds, loadFor(seconds));
    return {
      title: work.title,
      measures: [
        { unit: 'requests/s', references: [FLOOR, PRISM, STEADY] },
        { unit: ANSWERED, references: [STEADY] },
      ],
      entries: [...measured].map(([subject, results]) => entry(subject, results)),
    };
  } finally {
    for (const subject of running.values()) await subject.stop();
  }
}

/** The line of a table that says what some rounds of load came to. */
export function entry(
  { name, does }: Pick<Subject, 'name' | 'does'>,
  rounds: readonly Round[],
): Entry {
  const sum = (count: (round: Round) => number) => rounds.map(count).reduce((a, b) => a + b, 0);
  const valid = sum(({ inspected }) => inspected.valid);
  const invalid = sum(({ inspected }) => inspected.invalid);
  const failed = sum((round) => round.failed);
  const answers = `of ${valid + invalid} answers looked at ${invalid} invalid`;
  const failures = `of ${sum(({ requests }) => requests).toLocaleString('en')} requests ${failed} failed`;
  return {
    name,
    does: `${does}; ${failures}, ${answers}`,
    results: [
      medianOf(rounds.map(({ rate }) => rate)),
      medianOf(rounds.map(({ megabytes }) => megabytes)),
    ],
    wrong: failed + invalid,
  };
}
