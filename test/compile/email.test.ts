import { expect, test } from 'vitest';
import { isEmail, isInternationalEmail } from '../../src/compile/email.ts';

test.each([
  ['ada@shop.example', true],
  ['ada+orders@mail.shop.example', true],
  ['"ada lovelace"@shop.example', true],
  ['"a\\"b"@shop.example', true],
  ['ada@[127.0.0.1]', true],
  ['ada@[IPv6:2001:db8::7]', true],
  ['ada', false],
  ['ada@shop', false],
  ['.ada@shop.example', false],
  ['a..b@shop.example', false],
  ['ada lovelace@shop.example', false],
  ['ada@-shop.example', false],
  ['ada@[127.0.0.300]', false],
  ['ada@[2001:db8::7]', false],
  ['ädä@straße.example', false],
])('%j is a mailbox: %s', (text, wanted) => {
  expect(isEmail(text)).toBe(wanted);
});

test('an international mailbox holds characters beside ASCII, on both sides of an @', () => {
  expect(isInternationalEmail('ädä@straße.example')).toBe(true);
  expect(isInternationalEmail('ada@shop.example')).toBe(true);
  expect(isInternationalEmail('ädä\uFF20straße.example')).toBe(false);
});
