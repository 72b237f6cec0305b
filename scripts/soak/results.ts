import { availableParallelism } from 'node:os';
import type { Counts } from './load.ts';
import type { Sample, ServerReport } from './server.ts';

/** What a soak showed. */
export interface Soak {
  readonly seconds: number;
  readonly counts: Counts;
  readonly samples: readonly Sample[];
  readonly report: ServerReport;
  readonly growth: number;
}

/** By what share the median of the last quarter is above that of the second: the first one warms up. */
export function growthOf(values: readonly number[]): number {
  const quarter = Math.floor(values.length / 4);
  const second = median(values.slice(quarter, 2 * quarter));
  const last = median(values.slice(3 * quarter));
  return last / second - 1;
}

/** The results as a page. */
export function describeSoak({ seconds, counts, samples, report, growth }: Soak): string {
  const quarters = [0, 1, 2, 3].map((index) => {
    const quarter = Math.floor(samples.length / 4);
    const part = samples.slice(index * quarter, (index + 1) * quarter);
    const heap = median(part.map((sample) => sample.heap));
    const resident = median(part.map((sample) => sample.resident));
    return `| ${index + 1} | ${mebibytes(heap)} | ${mebibytes(resident)} |`;
  });
  const { requests, answered, limited, controlled, disturbed, unexpected } = counts;
  return `# Results of the soak

Written by \`npm run soak -- --record\`: a mock of Braze's contract at full load for ${seconds} s, Node
${process.version}, ${availableParallelism()} cores, which the load shares.

- ${number(requests)} requests: ${number(answered)} answered 200 with the series that was asked for,
  ${number(limited)} the 429 of an override, ${number(controlled)} the journal, ${number(disturbed)} cut or reset, of
  ${number(report.disturbances)} that overrides were to; ${number(unexpected)} otherwise.
- Meanwhile ${number(report.reloads)} reloads of the contract, ${number(report.overrides)} overrides,
  ${number(report.resets)} resets, in a hundred sandboxes with clocks of their own.
- Left open after closing: ${report.left.length === 0 ? 'nothing' : report.left.join(', ')}.
- What is held grew by ${(growth * 100).toFixed(1)} % from the second quarter to the last.

| quarter | held after a collection, MiB, median | resident, MiB, median |
|---:|---:|---:|
${quarters.join('\n')}
`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function mebibytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}

function number(count: number): string {
  return count.toLocaleString('en-US');
}
