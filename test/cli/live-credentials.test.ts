import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf } from '../contract/folder.ts';
import { run } from './run-main.ts';

const CONTRACT = `{
  openapi: 3.1.0, info: { title: Shop, version: '1' }, servers: [{ url: 'https://shop.example' }],
  paths: { /things: { get: { responses: { '200': { description: ok } } } } } }`;

const CREDENTIAL = 'f3Kq9ZpL2vXw8RtB6mNc';

const entry = (authorization: string) => ({
  request: {
    method: 'GET',
    url: 'https://shop.example/things',
    headers: [{ name: 'Authorization', value: authorization }],
  },
  response: { status: 200, headers: [], content: { size: 0, mimeType: '' }, bodySize: 0 },
});

test.each([
  ['', []],
  [', replayed', ['--mock']],
])(
  'a recording that carries a live credential%s falls short; where is said, what isn’t',
  async (_, replay) => {
    const entries = [entry('Bearer TOKEN'), entry(`Bearer ${CREDENTIAL}`), entry('Bearer ***')];
    const folder = await folderOf({
      'shop.yaml': CONTRACT,
      'a.har': JSON.stringify({ log: { entries } }),
    });
    const args = [
      'check',
      join(folder, 'a.har'),
      '--contract',
      join(folder, 'shop.yaml'),
      ...replay,
    ];
    const { exitCode, out, err } = await run(...args);
    expect([exitCode, err]).toEqual([1, '']);
    expect(out).toMatch(
      /Falls short: 1 exchange carries what looks like a live credential: \S*a\.har entries\[1\] request\.header \/authorization\.\n$/,
    );
    expect(out).not.toContain(CREDENTIAL);
    expect((await run(...args, '--ignore', 'live-credentials')).exitCode).toBe(0);
  },
);

test.each([
  ['', []],
  [', replayed', ['--mock']],
])('so do its shards%s, joined', async (_, replay) => {
  const folder = await folderOf({
    'shop.yaml': CONTRACT,
    'a.har': JSON.stringify({ log: { entries: [entry(`Bearer ${CREDENTIAL}`), entry('***')] } }),
    'b.har': JSON.stringify({ log: { entries: [entry('***'), entry(`Bearer ${CREDENTIAL}`)] } }),
  });
  const args = ['check', folder, '--contract', join(folder, 'shop.yaml'), ...replay];
  const whole = await run(...args);
  expect(whole.out).toMatch(/2 exchanges carry what looks like a live credential: .*b\.har /);
  const shards = [1, 2].map((index) => join(folder, `${index}-of-2`));
  for (const [index, shard] of shards.entries()) {
    await run(...args, '--shard', `${index + 1}/2`, '--report', `json=${shard}`);
  }
  expect(await run('merge-reports', ...shards)).toEqual(whole);
  expect(whole.exitCode).toBe(1);
});
