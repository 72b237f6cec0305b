import { expect, test } from 'vitest';
import { isToken, QUOTED, unquote } from '../../src/http/token.ts';

test.each<[string, boolean]>([
  ['X-Request_Id', true],
  ["!#$%&'*+-.^_`|~09azAZ", true],
  ['', false],
  ['a b', false],
  ['a:b', false],
  ['a"b', false],
  ['é', false],
])('%j is a token: %s', (text, wanted) => {
  expect(isToken(text)).toBe(wanted);
});

test.each<[string, string | undefined]>([
  ['""', ''],
  ['"a b"', 'a b'],
  [String.raw`"a \"b\" \\ \c"`, String.raw`a "b" \ c`],
  ['"a', undefined],
  ['a', undefined],
])('%s is a quoted string that says %j', (text, wanted) => {
  const [, quoted] = new RegExp(`^${QUOTED}$`).exec(text) ?? [];
  expect(quoted && unquote(quoted)).toBe(wanted);
});
