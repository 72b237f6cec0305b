import { fileURLToPath } from 'node:url';
import type { Effort } from './effort.ts';
import { bodySizes, documentSizes, type Size } from './growth-sizes.ts';
import { onCore } from './on-core.ts';
import type { Row } from './results.ts';
import { interleave, medianOf } from './statistics.ts';

/** What is done with exchanges: their requests are answered, or they are judged. */
type Doing = 'mock' | 'check';

const LOOP = fileURLToPath(new URL('growth-loop.ts', import.meta.url));
const COSTS = {
  mock: { noun: 'a request', does: 'answers in its own process' },
  check: { noun: 'an exchange', does: 'judges what was read of a recording' },
};

/** What one operation costs in documents of more and more operations. */
export async function growthWithDocument(doing: Doing, effort: Effort): Promise<Row> {
  const title = `Cost of ${COSTS[doing].noun}, by the operations of its document`;
  return growth(doing, title, 'µs each', await documentSizes(), effort);
}

/** What a kilobyte costs in larger and larger bodies. */
export async function growthWithBody(doing: Doing, effort: Effort): Promise<Row> {
  const title = `Cost of a kilobyte of ${COSTS[doing].noun}, by the size of its body`;
  return growth(doing, title, 'µs a kilobyte', await bodySizes(), effort);
}

async function growth(
  doing: Doing,
  title: string,
  unit: string,
  sizes: readonly Size[],
  { rounds }: Effort,
): Promise<Row> {
  const measured = await interleave(sizes, rounds, async ({ document, exchanges, parts }) => {
    const microseconds = Number(await onCore(0, [LOOP, doing, document, exchanges]));
    return microseconds / parts;
  });
  return {
    title,
    measures: [{ unit, references: [sizes[0]?.name ?? ''] }],
    entries: Array.from(measured, ([{ name, of }, costs]) => ({
      name,
      does: `${COSTS[doing].does}: ${of}`,
      results: [medianOf(costs)],
      wrong: 0,
    })),
  };
}
