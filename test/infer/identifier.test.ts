import { describe, expect, test } from 'vitest';
import { identifierKind, idPattern } from '../../src/infer/identifier.ts';

describe('what looks as if it named one thing among many', () => {
  test.each([
    ['42', 'integer'],
    ['-1', 'integer'],
    ['0b6e4b7e-4d7c-4f0e-9c3a-2f1d0e5b6a7c', 'uuid'],
    ['01ARZ3NDEKTSV4RRFFQ69G5FAV', 'ulid'],
    ['2026-11-22', 'date'],
    ['2026-11-22T10:00:00Z', 'date-time'],
    ['ada@example.com', 'email'],
    ['192.0.2.1', 'ipv4'],
    ['cus_NffrFeUfNV2Hib', 'prefixed'],
    ['sub_sched_1Mr3YcLkdIwHu7ix', 'prefixed'],
    ['aud_7f3a9c21', 'prefixed'],
    ['user_10293', 'prefixed'],
    ['507f1f77bcf86cd799439011', 'random'],
    ['V1StGXR8-Z5jdHi6B3myT', 'random'],
    ['c4nary-Zq8vX2mW7kT5', 'random'],
    ['***', 'masked'],
    ['pseudonym-0a1b2c3d4e5f6071', 'masked'],
  ])('%s: %s', (text, kind) => {
    expect(identifierKind(text)).toBe(kind);
  });

  test.each([
    'apps',
    'calculatedattributes',
    'data_series',
    'first-time',
    'v1',
    'v1beta1',
    'v2alpha11',
    '2.0',
    'oauth2-authorization',
    'GoogleAnalytics4Forwarder',
    'sendNewDataPointsByDefault',
    'iso8601Duration',
    'e164PhoneNumber',
    'address_line1',
    'sha_256',
    'x509Certificates',
    'my-post-about-2026',
    'latest',
    '',
  ])('not %s', (text) => {
    expect(identifierKind(text)).toBeUndefined();
  });
});

test.each([
  ['10293', String.raw`^\d+$`],
  ['cus_NffrFeUfNV2Hib', '^cus_'],
  ['01ARZ3NDEKTSV4RRFFQ69G5FAV', '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'],
  ['507f1f77bcf86cd799439011', String.raw`^[\da-f]{24}$`],
  ['hello', undefined],
])('ids of the form of %s have the pattern %s', (text, pattern) => {
  expect(idPattern(text)).toBe(pattern);
  if (pattern !== undefined) expect(text).toMatch(new RegExp(pattern));
});

test('megabytes of text are no id, and are not looked through', () => {
  const text = `a${'-a1'.repeat(4_000_000)}`;
  expect([identifierKind(text), idPattern(text)]).toEqual([undefined, undefined]);
});
