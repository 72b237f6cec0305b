import { expect, test } from 'vitest';
import { codePointsIn } from '../../src/compile/code-points.ts';

test.each([
  ['', 0],
  ['abc', 3],
  ['🐲', 1],
  ['a🐲🐲b', 4],
  ['\ud800', 1],
  ['\udc00\ud800', 2],
])('%j has %d code points', (text, wanted) => {
  expect(codePointsIn(text)).toBe(wanted);
});
