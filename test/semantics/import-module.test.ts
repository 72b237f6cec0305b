import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runProcess } from '../cli/spawn.ts';
import { folderOf } from '../contract/folder.ts';

const FILES: readonly (readonly [text: string, extension: string, position: string])[] = [
  ['export default {\n  operations: ) };', 'mjs', ':2:15'],
  ['export default {\n  operations: ) };', 'ts', ':2:15'],
  ['\n\n  enum A { B }\n', 'ts', ':3:3'],
  ["import { none } from 'node:fs';", 'mjs', ':1:10'],
  ["\nthrow new Error('no');", 'mjs', ':2:7'],
  ["import './missing.mjs';", 'mjs', ''],
];

// In processes of their own: Vitest imports modules its own way, and their errors are its own.
test.each(FILES)('%j in .%s is told at its place, %s', async (text, extension, position) => {
  const file = `a.${extension}`;
  const cwd = await folderOf({ [file]: text });
  const { exitCode, err } = await runProcess(['list', '--config', file], { cwd });
  expect([exitCode, err]).toEqual([
    2,
    expect.stringContaining(`${join(cwd, file)}${position}: the configuration can't be imported`),
  ]);
});
