import { fileURLToPath } from 'node:url';
import { compileValidators } from '../../src/compile/validators.ts';
import { loadContract } from '../../src/contract/load.ts';
import type { Effort } from './effort.ts';
import { load, NUMBERS_PER_ROUND, type Round } from './load.ts';
import { onFirstCore } from './on-first-core.ts';
import type { Row } from './results.ts';
import { startSubject } from './server.ts';
import { interleave } from './statistics.ts';
import { SPECWRIGHT, specwright } from './subjects.ts';
import { entry } from './throughput.ts';
import { BRAZE_SERIES } from './work.ts';

/** What Specwright is called without a port. */
export const CREATE_FETCH = 'Specwright, createFetch';

const LOOP = fileURLToPath(new URL('fetch-loop.ts', import.meta.url));

/** Requests per second of a mock in its caller's process, beside the same mock on a port. */
export async function fetching({ rounds, seconds }: Effort): Promise<Row> {
  const work = BRAZE_SERIES;
  const validators = compileValidators(await loadContract(work.contract));
  const onPort = specwright(work);
  const running = await startSubject(onPort, work.request(0));
  let first = 0;
  const subjects = [
    {
      name: CREATE_FETCH,
      does: 'the same, asked and read in its own process, one request after the other',
      measure: async (): Promise<Round> =>
        JSON.parse(await onFirstCore([LOOP, String(seconds), String(first)])),
    },
    { ...onPort, measure: () => load(running.url, work, first, seconds, validators) },
  ];
  const measure = ({ measure }: (typeof subjects)[number]) => {
    first += 2 * NUMBERS_PER_ROUND;
    return measure();
  };
  try {
    await interleave(subjects, 1, measure);
    const measured = await interleave(subjects, rounds, measure);
    return {
      title: `A mock as a function, and on a port: ${work.name}`,
      measures: [{ unit: 'requests/s', references: [SPECWRIGHT] }],
      entries: Array.from(measured, ([subject, results]) => entry(subject, results)),
    };
  } finally {
    await running.stop();
  }
}
