import { expect, test } from 'vitest';
import { allowsBody, carriesBody } from '../../src/http/exchange.ts';

test.each([
  [100, false],
  [199, false],
  [200, true],
  [201, true],
  [204, false],
  [205, false],
  [206, true],
  [304, false],
  [404, true],
  [500, true],
])('%d: a body, %s', (status, wanted) => {
  expect(allowsBody(status)).toBe(wanted);
  expect(carriesBody('GET', status)).toBe(wanted);
  expect(carriesBody('HEAD', status)).toBe(false);
});
