import { expect, test } from 'vitest';
import { lintText } from '../../src/report/lint-text.ts';
import { plain } from '../../src/report/paint.ts';

test('nothing that a contract holds steers the terminal', () => {
  const red = '\u001b[31mred';
  const problem = {
    rule: 'schemas-valid',
    severity: 'error',
    contract: 'a',
    message: red,
    pointer: `/${red}`,
    expected: red,
    received: `${red}\u202e`,
    location: { file: `${red}.yaml`, line: 1, column: 2 },
  } as const;
  const text = lintText({ version: 1, contracts: ['a'], problems: [problem] }, plain);
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  expect(text.match(/\\u001b\[31mred/g)).toHaveLength(5);
});
