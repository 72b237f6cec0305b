import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Provoked } from '../../test/specs/provoked.ts';
import type { OperationProvocations } from './cover.ts';

const FOLDER = fileURLToPath(new URL('../../.cache/provoked/', import.meta.url));
const TESTS = fileURLToPath(new URL('../../test/specs/', import.meta.url));

/** What of Vitest's JSON report is read. */
interface TestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/**
 * Runs the tests of the mock and of some contracts.
 * @returns what they provoked, by contract and operation; `undefined` where one fails.
 */
export function provoke(
  contracts: readonly string[],
): { readonly of: (contract: string, operation: string) => OperationProvocations } | undefined {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const reportFile = join(FOLDER, 'report.json');
  const reporters = ['--reporter', 'json', '--outputFile', reportFile];
  const folders = ['test/mock', ...contracts.map((name) => `test/specs/${name}`)];
  const { status } = spawnSync('vitest', ['run', ...folders, ...reporters], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, SPECWRIGHT_PROVOKED: FOLDER },
  });
  if (status !== 0) return undefined;
  const provoked = Map.groupBy(readProvoked(), placeOf);
  const passed = readPassed(reportFile);
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

function readProvoked(): Provoked[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.ndjson'))
    .flatMap((file) => readFileSync(join(FOLDER, file), 'utf8').trim().split('\n'))
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
