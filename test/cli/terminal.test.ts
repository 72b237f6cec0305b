import { expect, test } from 'vitest';
import { describeError } from '../../src/cli/terminal.ts';
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
