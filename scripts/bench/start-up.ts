import type { Effort } from './effort.ts';
import type { Row } from './results.ts';
import { startSubject } from './server.ts';
import { interleave } from './statistics.ts';
import { floor, prism, specwright } from './subjects.ts';

const PATH = '/events/data_series?event=a&length=24';
const PORT = 4100;

/** From the start of a process to its first answer. */
export async function startUp({ rounds }: Effort): Promise<Row> {
  const subjects = [floor, specwright, prism];
  const times = await interleave(subjects, rounds * 2, async (subject) => {
    const running = await startSubject(subject, PORT, PATH);
    await running.stop();
    return running.firstAnswer;
  });
  return {
    title: 'Start to first answer, the Braze contract',
    unit: 'ms',
    better: 'less',
    reference: prism.name,
    entries: subjects.map((subject) => ({ ...subject, result: times.get(subject) as never })),
  };
}
