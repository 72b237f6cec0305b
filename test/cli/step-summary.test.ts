import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { folderOf } from '../contract/folder.ts';
import { run } from './run-main.ts';

const HAR = 'specs/braze/recordings';

/** Runs a check where GitHub Actions takes a summary of the step, in which something stands. */
async function checkWithSummary(before: string, report: string) {
  const folder = await folderOf({ summary: before });
  vi.stubEnv('GITHUB_STEP_SUMMARY', join(folder, 'summary'));
  onTestFinished(() => void vi.unstubAllEnvs());
  const { exitCode, out, err } = await run('check', HAR, '--report', report);
  return { exitCode, out, err, summary: await readFile(join(folder, 'summary'), 'utf8') };
}

test('with the annotations, the summary of the step is added to', async () => {
  const { exitCode, out, summary } = await checkWithSummary('before\n', 'github');
  expect(exitCode).toBe(0);
  expect(out).toMatch(/^::group::/);
  expect(summary).toMatch(/^before\n### ✅ The API keeps its contract\n/);
});

test('with another report it is not', async () => {
  expect((await checkWithSummary('before\n', 'json')).summary).toBe('before\n');
});

test('a summary that is full stays as it was, and it is said', async () => {
  const full = 'a'.repeat(1_048_500);
  const { exitCode, err, summary } = await checkWithSummary(full, 'github');
  expect(exitCode).toBe(0);
  expect(summary).toBe(full);
  expect(err).toContain('the summary of the step is full');
});

test('a summary that can not be written is told', async () => {
  vi.stubEnv('GITHUB_STEP_SUMMARY', join(await folderOf({}), 'none', 'summary'));
  onTestFinished(() => void vi.unstubAllEnvs());
  const { exitCode, err } = await run('check', HAR, '--report', 'github');
  expect(exitCode).toBe(2);
  expect(err).toContain("the file can't be written");
});
