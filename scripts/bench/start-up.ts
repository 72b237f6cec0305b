import type { Effort } from './effort.ts';
import type { Row } from './results.ts';
import { type Subject, startSubject } from './server.ts';
import { interleave, medianOf } from './statistics.ts';
import { PRISM, STEADY } from './subjects.ts';
import type { Work } from './work.ts';

/** From the start of a process to its first answer. */
export async function startUp(
  work: Work,
  subjects: readonly Subject[],
  { rounds }: Effort,
): Promise<Row> {
  const times = await interleave(subjects, rounds * 2, async (subject) => {
    const running = await startSubject(subject, work.request(0));
    await running.stop();
    return running.firstAnswer;
  });
  return {
    title: `Start to first answer: ${work.name}`,
    measures: [{ unit: 'ms', references: [PRISM, STEADY] }],
    entries: [...times].map(([{ name, does }, measured]) => ({
      name,
      does,
      results: [medianOf(measured)],
      wrong: 0,
    })),
  };
}
