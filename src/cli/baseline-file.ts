import { readFile } from 'node:fs/promises';
import type { Baseline } from '../conformance/baseline.ts';
import type { Pointer } from '../contract/contract.ts';
import { createLocator } from '../contract/positions.ts';
import { type Location, UsageError } from '../errors.ts';
import { parseJson } from '../http/json.ts';
import { writeOutput } from './write-output.ts';

/** What each member of an entry must be. */
const MEMBERS: Readonly<
  Record<string, readonly [expected: string, holds: (value: unknown) => boolean]>
> = {
  fingerprint: ['16 hex digits', (value) => isText(value) && /^[\da-f]{16}$/.test(value)],
  contract: ["a contract's name", isText],
  summary: ['a text', isText],
  reason: ['a text or null', (value) => value === null || isText(value)],
  owner: ['a text or null', (value) => value === null || isText(value)],
  expires: ['a day such as 2027-01-31, or null', (value) => value === null || isDay(value)],
};

/**
 * Reads a baseline; one that isn't there yet is empty.
 * @throws {UsageError} if the file can't be read, or holds no baseline.
 */
export async function readBaseline(file: string): Promise<Baseline> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    const received = error.message;
    throw new UsageError({ problem: "the baseline can't be read", received, location: { file } });
  });
  if (text === undefined) return { version: 1, findings: [] };
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const { line, column, problem } = parsed;
    throw new UsageError({
      problem: `the baseline is not JSON: ${problem}`,
      location: { file, line, column },
    });
  }
  expectBaseline(
    parsed.value,
    createLocator(file, () => text),
  );
  return parsed.value as Baseline;
}

/** Writes a baseline. @throws {OutputError} if that can't be done. */
export async function writeBaseline(file: string, baseline: Baseline): Promise<void> {
  await writeOutput(file, `${JSON.stringify(baseline, null, 2)}\n`);
}

function expectBaseline(value: unknown, locate: (pointer: Pointer) => Location): void {
  const { version, findings } = Object(value);
  expectThat(version === 1, '1', version, locate('/version'));
  expectThat(Array.isArray(findings), 'a list of known findings', findings, locate('/findings'));
  for (const [index, entry] of findings.entries()) {
    for (const [name, [expected, holds]] of Object.entries(MEMBERS)) {
      const member = Object(entry)[name];
      expectThat(
        holds(member),
        `${name}: ${expected}`,
        member,
        locate(`/findings/${index}/${name}`),
      );
    }
  }
}

function expectThat(holds: boolean, expected: string, value: unknown, location: Location): void {
  if (holds) return;
  throw new UsageError({
    problem: 'the baseline holds a wrong value',
    expected,
    received: value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 60),
    location,
    hint: '--update-baseline writes one',
  });
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isDay(value: unknown): boolean {
  return isText(value) && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
}
