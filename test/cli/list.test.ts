import { expect, test } from 'vitest';
import { run } from './run-main.ts';

const BRAZE = {
  name: 'braze',
  title: 'Braze Custom Events Analytics',
  operations: 1,
  statuses: 5,
  rules: 4,
  messages: 4,
  recordings: 1,
  exchanges: 8,
};

test('list shows the bundled contracts as a table', async () => {
  const { exitCode, out, err } = await run('list');
  expect([exitCode, err]).toEqual([0, '']);
  const [heading, ...rows] = out.trimEnd().split('\n');
  expect(heading).toMatch(
    /^contract +operations +statuses +rules +messages +recordings +exchanges +title$/,
  );
  const { title, ...columns } = BRAZE;
  expect(rows.map((row) => row.split(/ {2,}/))).toContainEqual([
    ...Object.values(columns).map(String),
    title,
  ]);
});

test('list --json gives the same as data', async () => {
  const { exitCode, out, err } = await run('list', '--json');
  expect([exitCode, err]).toEqual([0, '']);
  expect(JSON.parse(out)).toContainEqual(BRAZE);
});
