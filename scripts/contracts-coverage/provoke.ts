import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Provoked } from '../../test/specs/provoked.ts';
import type { OperationProvocations } from './cover.ts';

const CACHE = fileURLToPath(new URL('../../.cache/', import.meta.url));
const TESTS = fileURLToPath(new URL('../../test/specs/', import.meta.url));

/** Vitest's JSON report, beside what the tests noted. */
const REPORT = 'report.json';

/** What of Vitest's JSON report is read. */
interface TestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** What tests provoked, by contract and operation. */
export interface Provocations {
  readonly of: (contract: string, operation: string) => OperationProvocations;
}

/**
 * Runs the tests of the mock and of some contracts.
 * @returns what they provoked; `undefined` where one fails.
 */
export function provoke(contracts: readonly string[]): Provocations | undefined {
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'provoked-'));
  const reporters = ['--reporter', 'json', '--outputFile', join(folder, REPORT)];
  const folders = ['test/mock', ...contracts.map((name) => `test/specs/${name}`)];
  const { status } = spawnSync('vitest', ['run', ...folders, ...reporters], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, SPECWRIGHT_PROVOKED: folder },
  });
  const provocations = status === 0 ? readProvocations(folder) : undefined;
  rmSync(folder, { recursive: true });
  return provocations;
}

/** Reads what a run of tests noted in a folder, and its JSON report there. */
export function readProvocations(folder: string): Provocations {
  const provoked = Map.groupBy(readProvoked(folder), placeOf);
  const passed = readPassed(join(folder, REPORT));
  return {
    of: (contract, operation) => ({
      provoked: provoked.get(placeOf({ contract, operation })) ?? [],
      hasPassed: (test) => passed.some((name) => matches(name, `${contract}/${test}`)),
    }),
  };
}

function placeOf({ contract, operation }: Pick<Provoked, 'contract' | 'operation'>): string {
  return `${contract} ${operation}`;
}

function readProvoked(folder: string): Provoked[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ndjson'))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').trim().split('\n'))
    .map((line): Provoked => JSON.parse(line));
}

/** The tests that passed, as `tell/marks.test.ts: lists …`. */
function readPassed(reportFile: string): string[] {
  const { testResults } = JSON.parse(readFileSync(reportFile, 'utf8')) as TestReport;
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'passed')
      .map(({ fullName }) => `${relative(TESTS, name)}: ${fullName}`),
  );
}

/** Whether a test is in a file and has a text in its name: both as `tell/marks.test.ts: a private mark`. */
function matches(test: string, wanted: string): boolean {
  const [file = '', ...text] = wanted.split(': ');
  return test.startsWith(`${file}: `) && test.includes(text.join(': '));
}
