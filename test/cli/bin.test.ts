import { execFileSync, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { folderOf } from '../contract/folder.ts';

const BIN = fileURLToPath(new URL('../../bin/specwright.js', import.meta.url));

/** A Node older than 22.19, where this machine has one outside of the project. */
const OLD_NODE = ['/usr/bin/node', '/usr/local/bin/node'].find(isOld);

describe('bin/specwright.js', () => {
  // Without an old Node on the machine there is nothing that could refuse to read the file.
  test.skipIf(OLD_NODE === undefined)('an old Node is told that it is too old', () => {
    const { status, stdout, stderr } = spawnSync(OLD_NODE ?? '', [BIN, 'list'], {
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /^error specwright needs Node 22\.19 or newer\n {2}received {2}Node \d+/,
    );
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('who has not built is told to', async () => {
    const text = await readFile(BIN, 'utf8');
    const folder = await folderOf({
      'package.json': '{"type":"module"}',
      'bin/specwright.js': text,
    });
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(folder, 'bin/specwright.js'), 'list'],
      { encoding: 'utf8' },
    );
    expect([status, stdout, stderr]).toEqual([
      2,
      '',
      'error specwright is not built: run npm run build\n',
    ]);
  });
});

function isOld(node: string): boolean {
  try {
    const version = execFileSync(node, ['--version'], { encoding: 'utf8' });
    const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
    return major < 22 || (major === 22 && minor < 19);
  } catch {
    return false;
  }
}
