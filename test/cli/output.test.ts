import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { folderOf } from '../contract/folder.ts';
import { run } from './run-main.ts';
import { runProcess, start } from './spawn.ts';

const COMMANDS = ['list', 'lint', 'types', 'mock', 'check', 'record', 'infer', 'demo'];
const ESCAPE = '\u001b';

describe('help', () => {
  test('shows every command, on stdout', async () => {
    const { exitCode, out, err } = await run('--help');
    expect([exitCode, err]).toEqual([0, '']);
    expect([...out.matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, name]) => name)).toEqual(COMMANDS);
  });

  test.each(COMMANDS)('of %s, asked for in both ways', async (command) => {
    const { exitCode, out, err } = await run(command, '--help');
    expect([exitCode, err]).toEqual([0, '']);
    expect(out).toMatch(new RegExp(`^Usage: specwright ${command} `));
    expect(out).toContain('--quiet');
    expect(out).not.toMatch(/default: (false|\[)/);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    expect(await run('help', command)).toEqual({ exitCode, out, err });
  });

  test('the version is that of the package', async () => {
    const { default: manifest } = await import('../../package.json', { with: { type: 'json' } });
    expect(await run('--version')).toEqual({ exitCode: 0, out: `${manifest.version}\n`, err: '' });
  });
});

describe('colour', () => {
  test.each([
    ['where it is asked for', { FORCE_COLOR: '1' }, true],
    ['not where nobody watches', {}, false],
    ['not with NO_COLOR', { NO_COLOR: '1' }, false],
    ['not in CI', { CI: 'true', FORCE_COLOR: '1' }, false],
  ])('%s', async (_, env, coloured) => {
    const cwd = await folderOf({ 'a.har': '{"log":{"entries":[]}}' });
    for (const args of [
      ['check', 'a.har'],
      ['check', 'b.har'],
    ]) {
      const { out, err } = await runProcess(args, { cwd, env });
      expect((out + err).includes(ESCAPE)).toBe(coloured);
    }
  });

  test('never in a file', async () => {
    const cwd = await folderOf({ 'a.har': '{"log":{"entries":[]}}' });
    const args = ['check', 'a.har', '--report', 'text=a.txt'];
    await runProcess(args, { cwd, env: { FORCE_COLOR: '1' } });
    expect(await readFile(`${cwd}/a.txt`, 'utf8')).not.toContain(ESCAPE);
  });
});

describe('--quiet', () => {
  test.each([['before'], ['behind']])('%s the command: nothing on stderr', async (place) => {
    const out = await folderOf({});
    const call = ['types', 'braze', '--out', out];
    const args = place === 'before' ? ['--quiet', ...call] : [...call, '--quiet'];
    expect(await run(...args)).toEqual({ exitCode: 0, out: '', err: '' });
  });

  test('of the demo, the reports alone', async () => {
    const { exitCode, out, err } = await run('demo', '--quiet');
    expect([exitCode, err]).toEqual([0, '']);
    expect(out).toMatch(/^Coverage .*All is well\.\n.*Coverage .*All is well\.\n/s);
    expect(out).not.toContain('listening');
  });

  test('a mistake is told all the same', async () => {
    expect((await run('--quiet', 'lint', 'missing.yaml')).err).toContain('no such file');
  });
});

test('a fault of our own: exit code 3, and what a report of it needs', async () => {
  const cwd = await folderOf({
    'specwright.config.mjs': `
      export default new Proxy({}, { ownKeys() { throw new TypeError('a fault') } });
    `,
  });
  const { exitCode, out, err } = await runProcess(['list', '--config', 'specwright.config.mjs'], {
    cwd,
  });
  expect([exitCode, out]).toEqual([3, '']);
  expect(err).toMatch(
    /^error a fault of Specwright's own; please report it.*TypeError: a fault\n +at /s,
  );
});

test('whoever has read enough of the output may close it', async () => {
  const child = start(['list', '--json']);
  child.stdout.destroy();
  const [err, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  expect([err, exitCode]).toEqual(['', 0]);
});
