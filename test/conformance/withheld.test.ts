import { expect, test } from 'vitest';
import type { ExchangePart } from '../../src/compile/violation.ts';
import { isWithheld } from '../../src/conformance/withheld.ts';
import { isSecretName } from '../../src/recording/secret-name.ts';
import { exchange } from './exchanges.ts';

type Case = readonly [at: ExchangePart, pointer: string, value: unknown, withheld: boolean];

test.each<Case>([
  ['request.header', '/X-Api-Key', undefined, true],
  ['request.header', '/X-Api-Key', '***', true],
  ['request.header', '/X-Api-Key', 'abc', false],
  ['request.header', '/X-Count', undefined, false],
  ['request.query', '/access_token', undefined, true],
  ['request.query', '/key', undefined, false],
  ['request.query', '/page', '***', false],
  ['request.cookie', '/theme', undefined, true],
  ['request.cookie', '/theme', 'dark', false],
  ['response.header', '/set-cookie', undefined, true],
  ['response.header', '/x-count', undefined, false],
  ['request.body', '/user/password', '***', true],
  ['request.body', '/user/password', undefined, false],
  ['response.body', '/access_token', '[REDACTED]', true],
  ['response.body', '/access_token', undefined, false],
  ['request.path', '/id', '***', false],
])('%s %s as %j is withheld: %s', (at, pointer, value, withheld) => {
  const violation = {
    at,
    pointer,
    value,
    keyword: 'required',
    contractPointer: '',
    expected: '',
    received: '',
  };
  expect(isWithheld(violation, exchange({}, {}), isSecretName)).toBe(withheld);
});

test('a cookie that is missing beside others is not', () => {
  const one = exchange({ headers: { cookie: 'a=b' } }, {});
  const violation = {
    at: 'request.cookie' as const,
    pointer: '/theme',
    value: undefined,
    keyword: 'required',
    contractPointer: '',
    expected: '',
    received: 'nothing',
  };
  expect(isWithheld(violation, one, isSecretName)).toBe(false);
});
