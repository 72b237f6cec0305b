import type { Effort } from './effort.ts';
import type { Row } from './results.ts';
import { startSubject } from './server.ts';
import { interleave } from './statistics.ts';
import { PRISM, subjectsOf } from './subjects.ts';
import type { Work } from './work.ts';

const PORT = 4100;

/** From the start of a process to its first answer. */
export async function startUp(work: Work, { rounds }: Effort): Promise<Row> {
  const times = await interleave(subjectsOf(work), rounds * 2, async (subject) => {
    const running = await startSubject(subject, PORT, work.sample);
    await running.stop();
    return running.firstAnswer;
  });
  return {
    title: `Start to first answer: ${work.contract}`,
    unit: 'ms',
    reference: PRISM,
    entries: [...times].map(([{ name, does }, result]) => ({ name, does, result })),
  };
}
