import { CHECKERS_OF_MUCH, DRIFT, PLAIN_LOOP, TWO_THREADS } from './checkers.ts';
import { checking, MOST_MEMORY } from './checking.ts';
import { checkingLarge, harName, MOST_RESIDENT, SAMPLED_SIZE } from './checking-large.ts';
import type { Effort } from './effort.ts';
import { CREATE_FETCH, fetching } from './fetching.ts';
import { githubGets } from './github.ts';
import { growthWithBody, growthWithDocument } from './growth.ts';
import { kilobytesName, operationsName } from './growth-sizes.ts';
import { inProcess } from './in-process.ts';
import type { Bound } from './promises.ts';
import { AFTER_VERY_MANY, resident } from './resident.ts';
import type { Row } from './results.ts';
import type { Subject } from './server.ts';
import { startUp } from './start-up.ts';
import * as subjects from './subjects.ts';
import { COLD, FLOOR, PRISM, SPECWRIGHT, STEADY, WITH_CACHE } from './subjects.ts';
import { ANSWERED, throughput } from './throughput.ts';
import * as traffic from './traffic.ts';
import { OPENAPI_TYPESCRIPT, typing } from './typing.ts';
import { BUNDLED, CONFIGURED, EMPTY_START, OWN_DOCUMENT, unchanged } from './unchanged.ts';
import { BRAZE_SERIES, DATADOG_SCALAR, type Work } from './work.ts';

/** What makes one table of the results. */
export interface Benchmark {
  readonly measure: (effort: Effort) => Promise<Row>;
  /** Held with a wide margin, so that a busy machine breaks none: what is usual is a multiple of it. */
  readonly promised?: readonly Bound[];
  /** What the results say is met or not. */
  readonly goals?: readonly Bound[];
  /** Whether a sample does without it. */
  readonly isLong?: boolean;
}

type MeasureServers = (work: Work, of: readonly Subject[], effort: Effort) => Promise<Row>;

const WITHIN_A_FIFTH = [
  { subject: operationsName(1200), of: operationsName(1), atMost: 1.2 },
] as const;
const LINEAR = [1, 10, 100].map((kilobytes) => ({
  subject: kilobytesName(1000),
  of: kilobytesName(kilobytes),
  atMost: 1.2,
}));

/** By name, in the order of the results. */
export const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  'braze-series': {
    measure: bundled(throughput, BRAZE_SERIES, subjects.subjectsUnderLoad),
    promised: [{ of: PRISM, atLeast: 15 }],
    goals: [
      { of: FLOOR, atLeast: 0.55 },
      { of: PRISM, atLeast: 30 },
      { of: STEADY, atLeast: 4 },
    ],
  },
  'datadog-scalar': {
    measure: bundled(throughput, DATADOG_SCALAR, subjects.subjectsUnderLoad),
    promised: [{ of: PRISM, atLeast: 3 }],
    goals: [{ of: FLOOR, atLeast: 0.5 }],
  },
  'github-gets': {
    measure: large(throughput, subjects.subjectsOfLarge),
    goals: [
      { of: PRISM, atLeast: 50 },
      { of: STEADY, unit: ANSWERED, atLeast: 1.5 },
    ],
    isLong: true,
  },
  fetch: {
    measure: fetching,
    goals: [{ subject: CREATE_FETCH, of: SPECWRIGHT, atLeast: 1.5 }],
    isLong: true,
  },
  'start-up-braze': startOf(BRAZE_SERIES),
  'start-up-datadog': startOf(DATADOG_SCALAR),
  'start-up-github': {
    measure: large(startUp, subjects.coldAndWarm),
    goals: [
      { subject: COLD, of: PRISM, atMost: 0.12 },
      { subject: COLD, of: STEADY, atMost: 1 },
      { subject: WITH_CACHE, of: PRISM, atMost: 0.05 },
    ],
    isLong: true,
  },
  'memory-github': {
    measure: large(resident, subjects.subjectsOfLarge),
    goals: [
      { of: PRISM, atMost: 0.5 },
      { subject: AFTER_VERY_MANY, of: SPECWRIGHT, atMost: 1.1 },
    ],
    isLong: true,
  },
  'in-process-braze': {
    measure: bundled(inProcess, BRAZE_SERIES),
    promised: [{ of: PRISM, atMost: 0.1 }],
  },
  'in-process-datadog': {
    measure: bundled(inProcess, DATADOG_SCALAR),
    promised: [{ of: PRISM, atMost: 0.1 }],
  },
  types: { measure: typing, promised: [{ of: OPENAPI_TYPESCRIPT, atMost: 1.5 }] },
  'types-unchanged-bundled': {
    measure: (effort) => unchanged(BUNDLED, effort),
    promised: [{ of: EMPTY_START, atMost: 3 }],
  },
  'types-unchanged-document': {
    measure: (effort) => unchanged(OWN_DOCUMENT, effort),
    promised: [{ of: EMPTY_START, atMost: 3 }],
  },
  'types-unchanged-configured': {
    measure: (effort) => unchanged(CONFIGURED, effort),
    promised: [{ of: EMPTY_START, atMost: 3 }],
  },
  'check-mparticle-3000': {
    measure: (effort) => checking(traffic.MPARTICLE_SHORT, effort),
    promised: thanDrift(0.6, 0.8),
    goals: thanDrift(8, 0.5),
    isLong: true,
  },
  'check-mparticle-30000': {
    measure: (effort) => checking(traffic.MPARTICLE_LONG, effort),
    promised: thanDrift(0.5, 0.6),
    goals: thanDrift(8, 0.5),
  },
  'check-github-3000': {
    measure: (effort) => checking(traffic.GITHUB_SHORT, effort),
    promised: thanDrift(1.5, 0.6),
    // Of a cold check of many operations 5 is asked, of any check 8.
    goals: [{ of: DRIFT, atLeast: 5 }, ...thanDrift(8, 0.5)],
    isLong: true,
  },
  'check-github-100000': {
    measure: (effort) => checking(traffic.GITHUB_LONG, fewer(effort), CHECKERS_OF_MUCH),
    goals: [
      { of: PLAIN_LOOP, atLeast: 0.7 },
      { subject: TWO_THREADS, of: PLAIN_LOOP, atLeast: 1.2 },
      { of: DRIFT, atLeast: 20 },
    ],
    isLong: true,
  },
  'check-large-har': {
    measure: checkingLarge,
    promised: [{ subject: harName(SAMPLED_SIZE), unit: MOST_RESIDENT, atMost: 250 }],
    goals: [
      { subject: harName(1000), of: harName(100), atMost: 1.2 },
      { subject: harName(1000), unit: MOST_RESIDENT, atMost: 250 },
    ],
  },
  'growth-mock-operations': {
    measure: (effort) => growthWithDocument('mock', effort),
    goals: WITHIN_A_FIFTH,
    isLong: true,
  },
  'growth-check-operations': {
    measure: (effort) => growthWithDocument('check', effort),
    goals: WITHIN_A_FIFTH,
    isLong: true,
  },
  'growth-mock-body': {
    measure: (effort) => growthWithBody('mock', effort),
    goals: LINEAR,
    isLong: true,
  },
  'growth-check-body': {
    measure: (effort) => growthWithBody('check', effort),
    goals: LINEAR,
    isLong: true,
  },
};

/** A sample is of Specwright and whom it promises to outrun. */
function bundled(
  measure: MeasureServers,
  work: Work,
  of: (work: Work) => Subject[] = subjects.subjectsOf,
): Benchmark['measure'] {
  return (effort) => measure(work, effort.isSample ? subjects.rivals(work) : of(work), effort);
}

function large(measure: MeasureServers, of: (work: Work) => Subject[]): Benchmark['measure'] {
  return async (effort) => {
    const work = await githubGets();
    return measure(work, of(work), fewer(effort));
  };
}

function startOf(work: Work): Benchmark {
  return {
    measure: bundled(startUp, work),
    promised: [{ of: PRISM, atMost: 0.6 }],
    goals: [
      { of: STEADY, atMost: 1 },
      { of: PRISM, atMost: 0.25 },
    ],
  };
}

/** What takes minutes is measured less often. */
function fewer(effort: Effort): Effort {
  return { ...effort, rounds: Math.min(effort.rounds, 3) };
}

function thanDrift(speed: number, memory: number): Bound[] {
  return [
    { of: DRIFT, atLeast: speed },
    { of: DRIFT, unit: MOST_MEMORY, atMost: memory },
  ];
}
