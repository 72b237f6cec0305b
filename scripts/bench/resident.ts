import { readFileSync } from 'node:fs';
import { compileValidators, type Validators } from '../../src/compile/validators.ts';
import { loadContract } from '../../src/contract/load.ts';
import type { Effort } from './effort.ts';
import { load, NUMBERS_PER_ROUND } from './load.ts';
import type { Row } from './results.ts';
import { type Subject, startSubject } from './server.ts';
import { interleave, medianOf } from './statistics.ts';
import { PRISM, SPECWRIGHT } from './subjects.ts';
import type { Work } from './work.ts';

/** A server that is asked so often before its memory is looked at. */
interface Asked {
  readonly name: string;
  readonly subject: Subject;
  readonly requests: number;
}

/** What a server takes, and after how many requests it does. */
interface Memory {
  /** In MiB. */
  readonly resident: number;
  readonly requests: number;
  readonly failed: number;
}

const MANY = 100_000;
const VERY_MANY = 1_000_000;

/** What Specwright is called after very many requests. */
export const AFTER_VERY_MANY = `${SPECWRIGHT}, after ${VERY_MANY.toLocaleString('en')}`;

/** In seconds: so long a server is asked at most. Very many requests take Specwright minutes. */
const PATIENCE = 120;
const PATIENCE_FOR_VERY_MANY = 1800;

/** In seconds, of one call of the load generator. */
const LONGEST_LOAD = 10;

/** Each takes minutes. */
const MOST_ROUNDS = 2;

/** How much memory of each server is resident after many requests, and of Specwright after very many. */
export async function resident(
  work: Work,
  subjects: readonly Subject[],
  { rounds }: Effort,
): Promise<Row> {
  const validators = compileValidators(await loadContract(work.contract));
  const all = subjects.flatMap((subject): Asked[] => {
    const once = { name: subject.name, subject, requests: MANY };
    const isOurs = subject.name === SPECWRIGHT;
    return isOurs ? [once, { name: AFTER_VERY_MANY, subject, requests: VERY_MANY }] : [once];
  });
  const measured = await interleave(all, Math.min(rounds, MOST_ROUNDS), (asked) =>
    ask(asked, work, validators),
  );
  return {
    title: `Memory after ${MANY.toLocaleString('en')} requests: ${work.name}`,
    measures: [{ unit: 'MiB resident', references: [SPECWRIGHT, PRISM] }],
    entries: [...measured].map(([{ name, subject }, memories]) => {
      const served = medianOf(memories.map(({ requests }) => requests)).median;
      const failed = memories.reduce((sum, memory) => sum + memory.failed, 0);
      return {
        name,
        does: `${subject.does}; after ${served.toLocaleString('en')} requests, ${failed} failed`,
        results: [medianOf(memories.map(({ resident }) => resident))],
        wrong: failed,
      };
    }),
  };
}

/** Asks until a server has answered as often as it should, or took too long. */
async function ask(
  { subject, requests: wanted }: Asked,
  work: Work,
  validators: Validators,
): Promise<Memory> {
  const running = await startSubject(subject, work.request(0));
  const patience = wanted === VERY_MANY ? PATIENCE_FOR_VERY_MANY : PATIENCE;
  const deadline = performance.now() + patience * 1000;
  let requests = 0;
  let failed = 0;
  try {
    for (let first = 0, seconds = 1; requests < wanted && performance.now() < deadline; ) {
      const round = await load(running.url, work, first, seconds, validators);
      requests += round.requests;
      failed += round.failed + round.inspected.invalid;
      first += NUMBERS_PER_ROUND;
      // No longer than it takes. Not too short for who is slow: what is under way at the end isn't counted.
      const left = (wanted - requests) / round.rate;
      seconds = Math.min(LONGEST_LOAD, Math.max(1, Math.floor(left)));
    }
    return { resident: residentOf(running.pid), requests, failed };
  } finally {
    await running.stop();
  }
}

/** The memory of a process that is resident, in MiB (VmRSS of proc(5)). */
function residentOf(pid: number): number {
  const [, kibibytes] =
    /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kibibytes) / 1024;
}
