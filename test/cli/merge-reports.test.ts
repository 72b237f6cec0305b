import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { REPORT_FORMATS } from '../../src/report/format.ts';
import { brokenHar, folder, HAR } from './recordings.ts';
import { run } from './run-main.ts';

test('shards of a check, merged, report what one check does', async () => {
  const at = folder();
  const whole = await run('check', HAR, '--contract', 'braze', '--report', 'json');
  for (const index of [1, 2, 3]) {
    const report = `json=${at(`${index}.json`)}`;
    await run('check', HAR, '--contract', 'braze', '--shard', `${index}/3`, '--report', report);
  }
  const shards = [1, 2, 3].map((index) => at(`${index}.json`));
  const merged = await run('merge-reports', ...shards, '--report', 'json');
  expect(merged).toEqual(whole);
  expect(whole.exitCode).toBe(0);
});

test('shards of a check, merged, report in every format what one check does', async () => {
  const at = folder();
  const har = brokenHar(at('a.har'));
  const formats = REPORT_FORMATS.filter((format) => format !== 'text');
  const reports = (kind: string) =>
    formats.flatMap((format) => ['--report', `${format}=${at(`${kind}.${format}`)}`]);
  await run('check', har, ...reports('whole'));
  for (const shard of ['1/2', '2/2']) {
    const report = `json=${at(shard.replace('/', '-'))}`;
    await run('check', har, '--shard', shard, '--report', report);
  }
  const { exitCode } = await run('merge-reports', at('1-2'), at('2-2'), ...reports('merged'));
  expect(exitCode).toBe(1);
  for (const format of formats) {
    const whole = readFileSync(at(`whole.${format}`), 'utf8');
    expect(whole).not.toBe('');
    expect(readFileSync(at(`merged.${format}`), 'utf8')).toBe(whole);
  }
});

test('each of several reports has the whole of the run', async () => {
  const at = folder();
  await run('check', HAR, '--contract', 'braze', '--report', `json=${at('whole.json')}`);
  const copies = ['json', `json=${at('copy.json')}`].flatMap((report) => ['--report', report]);
  const { out } = await run('merge-reports', at('whole.json'), ...copies);
  expect(out).toBe(readFileSync(at('whole.json'), 'utf8'));
  expect(readFileSync(at('copy.json'), 'utf8')).toBe(out);
});

test.each<[file: string, wanted: string]>([
  ['package.json', 'the file is no report of a check'],
  ['nowhere.json', "the report can't be read"],
  ['README.md', 'the report is not JSON'],
])('%s is no report', async (file, wanted) => {
  const { exitCode, err } = await run('merge-reports', file);
  expect(exitCode).toBe(2);
  expect(err).toContain(wanted);
});
