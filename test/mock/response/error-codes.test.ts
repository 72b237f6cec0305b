import { expect, test } from 'vitest';
import { errorCodes } from '../../../src/mock/response/error-codes.ts';
import type { DenialKind } from '../../../src/semantics/semantics.ts';

const CODES = ['forbidden', 'invalid_token', 'unauthorized'];

test.each<[number, DenialKind | undefined, string]>([
  [401, 'missing', 'unauthorized'],
  [401, 'unknown', 'invalid_token'],
  [401, undefined, 'invalid_token'],
  [403, 'insufficient', 'forbidden'],
])('%i, where the credential is %s, is called %s', (status, denial, wanted) => {
  expect(errorCodes(status, denial).find((code) => CODES.includes(code))).toBe(wanted);
});
