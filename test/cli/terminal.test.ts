import { expect, onTestFinished, test, vi } from 'vitest';
import { createTerminal, describeError } from '../../src/cli/terminal.ts';
import { DocumentError } from '../../src/errors.ts';
import { plain } from '../../src/report/paint.ts';

test('nothing that a document holds steers the terminal', () => {
  const red = '\u001b[31mred';
  const error = new DocumentError({
    problem: red,
    expected: red,
    received: red,
    hint: red,
    location: { file: `${red}.yaml`, line: 1, column: 2 },
  });
  const escaped = '\\u001b[31mred';
  expect(describeError(error, plain).split('\n')).toEqual([
    `error ${escaped}.yaml:1:2: ${escaped}`,
    `  expected  ${escaped}`,
    `  received  ${escaped}`,
    `  ${escaped}`,
  ]);
});

test.each([
  ['a screen', 80, '', 80],
  ['one that tells no width', 0, '', undefined],
  ['no screen', undefined, '', undefined],
  ['CI', 80, 'true', undefined],
])('how wide stdout is: %s', (_, columns, ci, width) => {
  const { columns: before } = process.stdout;
  vi.stubEnv('CI', ci);
  onTestFinished(() => {
    process.stdout.columns = before;
    vi.unstubAllEnvs();
  });
  process.stdout.columns = columns as number;
  expect(createTerminal(true).width).toBe(width);
});
