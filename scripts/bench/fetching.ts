import { fileURLToPath } from 'node:url';
import { compileValidators } from '../../src/compile/validators.ts';
import { loadContract } from '../../src/contract/load.ts';
import type { Effort } from './effort.ts';
import { load, NUMBERS_PER_ROUND, type Round } from './load.ts';
import { onCore } from './on-core.ts';
import type { Row } from './results.ts';
import { startSubject } from './server.ts';
import { interleave } from './statistics.ts';
import { SPECWRIGHT, specwright } from './subjects.ts';
import { entry } from './throughput.ts';
import { BRAZE_SERIES } from './work.ts';

/** What Specwright is called without a port. */
export const CREATE_FETCH = 'Specwright, createFetch';

/** What it is called where a test asks it over its port. */
const BY_NODE_FETCH = "Specwright, Node's fetch";

const LOOP = fileURLToPath(new URL('fetch-loop.ts', import.meta.url));

/**
 * Requests per second of a mock in its caller's process, beside the same mock on a port: asked as a test
 * would, and under load.
 */
export async function fetching({ rounds, seconds }: Effort): Promise<Row> {
  const work = BRAZE_SERIES;
  const validators = compileValidators(await loadContract(work.contract));
  const onPort = specwright(work);
  const running = await startSubject(onPort, work.request(0));
  let first = 0;
  const loop = async (core: number, ...url: string[]): Promise<Round> =>
    JSON.parse(await onCore(core, [LOOP, String(seconds), String(first), ...url]));
  const subjects = [
    {
      name: CREATE_FETCH,
      does: 'the same, asked and read in its own process, one request after the other',
      measure: () => loop(0),
    },
    {
      name: BY_NODE_FETCH,
      does: 'the same on a port, asked and read from the other core, one request after the other',
      measure: () => loop(1, running.url),
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
      measures: [{ unit: 'requests/s', references: [SPECWRIGHT, BY_NODE_FETCH] }],
      entries: Array.from(measured, ([subject, results]) => entry(subject, results)),
    };
  } finally {
    await running.stop();
  }
}
